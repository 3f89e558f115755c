FROM debian:12-slim
RUN useradd -lmu 1234567 app && useradd --no-log-init -u 1234568 other
USER 1234567
CMD ["bash"]
