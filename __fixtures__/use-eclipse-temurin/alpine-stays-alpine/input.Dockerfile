FROM openjdk:8-jre-alpine3.9
RUN apk add --no-cache tzdata
COPY app.jar /
