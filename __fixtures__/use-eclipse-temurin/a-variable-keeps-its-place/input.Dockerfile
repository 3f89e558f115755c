ARG JAVA=17
FROM openjdk:${JAVA}-slim-bullseye AS build
RUN ./gradlew build

FROM build
CMD ["java", "-jar", "/build/libs/app.jar"]
