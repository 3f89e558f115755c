FROM debian:12
RUN wget https://downloads.apache.org/kafka/3.9.0/kafka_2.13-3.9.0.tgz
