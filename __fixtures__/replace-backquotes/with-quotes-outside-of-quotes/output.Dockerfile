FROM debian:12-slim
RUN a=$(basename "$PWD") && echo "$a"
