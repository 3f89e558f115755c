FROM debian:bookworm-slim
CMD ["echo", "yes"]
