FROM debian:12-slim
RUN ARCH=$(dpkg --print-architecture) && export ARCH && echo "$ARCH" > /arch
