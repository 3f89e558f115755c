FROM debian:12-slim
RUN wget -q https://example.org/b && curl -fsSLO https://example.org/a
