FROM eclipse-temurin:21 AS build
WORKDIR /src
COPY mvnw pom.xml ./
COPY .mvn .mvn
RUN sed -i 's/\r$//' ./mvnw && ./mvnw --batch-mode dependency:go-offline
COPY src src
RUN ./mvnw --batch-mode package
