FROM example/rpi-alpine-qemu
RUN apk add curl
