FROM eclipse-temurin:21-jre AS words
CMD java -server \
    # how much it may take
    -Xmx512m \
    -jar app.jar

FROM debian:12
CMD service cron start && \
    sh serve.sh "$NAME"
