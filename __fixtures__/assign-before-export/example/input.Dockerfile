FROM debian:12-slim
RUN export ARCH=$(dpkg --print-architecture) && echo "$ARCH" > /arch
