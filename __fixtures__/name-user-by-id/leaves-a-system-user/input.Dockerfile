FROM debian:12-slim
RUN useradd --system app
USER app
CMD ["bash"]
