FROM debian:12-slim
RUN echo "app:secret" | chpasswd
