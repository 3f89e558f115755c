FROM eclipse-temurin:11-jdk
COPY app.jar /
