FROM openjdk:26-ea-jdk-slim
COPY app.jar /
