FROM eclipse-temurin:21-jdk AS build
WORKDIR /src
COPY . .
RUN <<EOF
./mvnw -B package
EOF

FROM eclipse-temurin:21-jre
COPY --from=build /src/target/app.jar /app.jar
CMD ["java", "-jar", "/app.jar"]
