FROM eclipse-temurin:21-jre
WORKDIR /srv
COPY build/app.jar app.jar
ENTRYPOINT ["java", "$JAVA_OPTS", "-jar", "app.jar"]
