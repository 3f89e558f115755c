FROM debian:bookworm-slim
CMD ["cat", "/answer"]
