FROM debian:12-slim
RUN curl -fsSLO https://example.org/a
RUN wget -q https://example.org/b
