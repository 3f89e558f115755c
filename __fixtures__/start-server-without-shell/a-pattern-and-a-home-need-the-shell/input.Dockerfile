FROM eclipse-temurin:21-jre
COPY target /srv
CMD java -cp ~/classes -jar /srv/*.jar
