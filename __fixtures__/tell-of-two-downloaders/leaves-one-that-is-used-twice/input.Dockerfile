FROM debian:12-slim
RUN curl -fsSLO https://example.org/a && curl -fsSLO https://example.org/b
