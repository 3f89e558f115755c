FROM eclipse-temurin:21-jre AS words
CMD ["java", "-server", \
    # how much it may take
    "-Xmx512m", \
    "-jar", "app.jar"]

FROM debian:12
CMD ["/bin/sh", "-c", "service cron start && \
    exec sh serve.sh \"$NAME\""]
