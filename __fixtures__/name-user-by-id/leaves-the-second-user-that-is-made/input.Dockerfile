FROM debian:12-slim
RUN useradd -m first && useradd -m second
USER second
CMD ["bash"]
