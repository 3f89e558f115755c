FROM debian:12-slim
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN echo "app:secret" | chpasswd
