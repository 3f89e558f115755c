FROM eclipse-temurin:21-jre
WORKDIR /srv
COPY build/app.jar app.jar
ENTRYPOINT ["sh", "-c", "exec java $JAVA_OPTS -jar app.jar \"$@\"", "sh"]
