FROM debian:12-slim
RUN useradd --system app && passwd -l root
