FROM registry.example.com/library/openjdk:17-jdk-slim
COPY app.jar /
