FROM openjdk:17-jdk-slim
COPY app.jar /
