FROM debian:bookworm-slim
RUN nonsense
