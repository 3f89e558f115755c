FROM eclipse-temurin:21-jre
COPY app.jar /app.jar
ENTRYPOINT exec java -jar /app.jar
CMD server
