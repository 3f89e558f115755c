FROM openjdk:11.0.6-jre-slim
COPY app.jar /
