FROM debian:12-slim
RUN echo "a:b" | chpasswd
RUN yes | apt-get install curl
FROM alpine:3.20
RUN cat /a | grep -q b
FROM alpine:3.20
RUN cat /a | sed 5q
FROM alpine:3.20
RUN diff /a /b | sort > /c
