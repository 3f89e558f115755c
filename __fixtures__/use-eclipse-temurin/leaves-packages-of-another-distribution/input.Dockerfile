FROM openjdk:17-oracle
RUN microdnf install -y fontconfig
COPY app.jar /
