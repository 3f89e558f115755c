ARG JAVA=17
FROM eclipse-temurin:${JAVA}-jdk AS build
RUN ./gradlew build

FROM build
CMD ["java", "-jar", "/build/libs/app.jar"]
