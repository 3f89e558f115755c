FROM openjdk:11
COPY app.jar /
