FROM alpine:3.20
RUN source /etc/os-release && echo "$ID" > /id
