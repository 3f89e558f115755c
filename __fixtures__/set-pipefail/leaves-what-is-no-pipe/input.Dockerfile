FROM debian:12-slim
RUN echo "a | b" || true
RUN ["sh", "-c", "a | b"]
