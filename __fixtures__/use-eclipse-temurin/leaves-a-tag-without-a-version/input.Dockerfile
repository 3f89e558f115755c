FROM openjdk
COPY app.jar /
