FROM debian:trixie-slim
RUN curl -fsSL https://example.org/a | sh -s -- -y
