FROM debian:12-slim
RUN apt-get install -y curl wget && curl -fsSLO https://example.org/a
