FROM alpine:3.20
ARG SUM=0
RUN wget -q -O /tmp/a https://downloads.example.com/a && echo "${SUM}  /tmp/a" | sha512sum -c -s -
