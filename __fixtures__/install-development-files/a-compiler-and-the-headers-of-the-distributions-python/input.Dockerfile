FROM alpine:3.18
RUN apk add --no-cache python3 py3-pip
RUN pip3 install psutil==5.6.7
