FROM openjdk:15-jdk-slim
COPY app.jar /
