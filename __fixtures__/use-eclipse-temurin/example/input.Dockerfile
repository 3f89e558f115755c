FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn -q package

FROM openjdk:17-jdk-slim
COPY --from=build /src/target/app.jar /app.jar
CMD ["java", "-jar", "/app.jar"]
