FROM debian:12-slim
# for development
CMD ["sleep", "60"]
# for production
CMD ["sleep", "600"]
