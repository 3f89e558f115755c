FROM debian:trixie-slim
RUN curl -fsSL https://example.org/a | sh -s -- -y
RUN yes | head -n 3
