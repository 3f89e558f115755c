FROM eclipse-temurin:8-jre-alpine
RUN apk add --no-cache tzdata
COPY app.jar /
