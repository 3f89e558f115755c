FROM alpine:3.19
RUN wget -q https://www-eu.apache.org/dist/kafka/2.3.0/kafka_2.12-2.3.0.tgz
