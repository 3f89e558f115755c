FROM debian:12-slim
SHELL ["/bin/bash", "-c"]
RUN echo "a:b" | chpasswd
