FROM docker.io/library/eclipse-temurin:8-jre
COPY app.jar /
