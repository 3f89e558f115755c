FROM debian:12-slim
RUN useradd -u 12345 app
USER 12345
CMD ["bash"]
