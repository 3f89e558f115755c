FROM debian:12-slim
COPY / /
CMD ["bash"]
