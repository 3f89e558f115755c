FROM eclipse-temurin:21-jre
COPY target /srv
CMD exec java -cp ~/classes -jar /srv/*.jar
