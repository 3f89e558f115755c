FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn -q package

FROM debian:12-slim
WORKDIR /app
COPY --from=build /src/target/app.jar .
CMD ["java", "-jar", "app.jar"]
