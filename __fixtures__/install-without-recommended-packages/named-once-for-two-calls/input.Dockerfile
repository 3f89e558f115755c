FROM debian:12
RUN apt-get update && apt-get install -y curl
RUN apt-get update && apt-get install -y wget
RUN curl -fsS https://example.com/a -o /a && wget https://example.com/b
