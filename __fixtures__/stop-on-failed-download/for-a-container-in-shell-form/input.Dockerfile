FROM debian:12-slim
RUN curl -fsSL https://example.org/a | sh
CMD echo hello
