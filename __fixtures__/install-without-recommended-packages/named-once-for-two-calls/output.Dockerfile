FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends curl ca-certificates
RUN apt-get update && apt-get install -y --no-install-recommends wget
RUN curl -fsS https://example.com/a -o /a && wget https://example.com/b
