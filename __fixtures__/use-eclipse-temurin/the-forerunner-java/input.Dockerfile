FROM docker.io/library/java:openjdk-8-jre
COPY app.jar /
