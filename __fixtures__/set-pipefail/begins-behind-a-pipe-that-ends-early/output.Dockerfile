FROM debian:12-slim
RUN ls / | head -n 1
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN echo "a:b" | chpasswd
