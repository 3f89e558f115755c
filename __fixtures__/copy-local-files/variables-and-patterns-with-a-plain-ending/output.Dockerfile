FROM eclipse-temurin:21-jre
ARG VERSION
ENV CONFIG=conf/app.yml
COPY build/libs/*.jar /app/
COPY build/service-${VERSION}.war /deploy/
COPY ${CONFIG} /etc/app.yml
COPY ./*.sql "/docker-entrypoint-initdb.d/"
