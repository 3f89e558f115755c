FROM eclipse-temurin:21-jre
ARG VERSION
ENV CONFIG=conf/app.yml
ADD build/libs/*.jar /app/
ADD build/service-${VERSION}.war /deploy/
ADD ${CONFIG} /etc/app.yml
ADD ./*.sql "/docker-entrypoint-initdb.d/"
