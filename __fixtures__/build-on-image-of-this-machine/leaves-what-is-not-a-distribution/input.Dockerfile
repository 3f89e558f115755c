FROM example/rpi-mqtt:latest
RUN apk add curl
