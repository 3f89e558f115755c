FROM alpine:3.18
RUN apk add --no-cache python3 py3-pip build-base python3-dev
RUN pip3 install psutil==5.6.7
