FROM eclipse-temurin:17-jre AS jre
FROM debian:12-slim
COPY --from=jre /opt/java/openjdk /opt/java
ENV PATH=/opt/java/bin:$PATH
CMD ["java", "-version"]
