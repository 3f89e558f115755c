FROM debian:12-slim AS base
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN echo "a:b" | chpasswd
FROM base
RUN echo "c:d" | chpasswd
