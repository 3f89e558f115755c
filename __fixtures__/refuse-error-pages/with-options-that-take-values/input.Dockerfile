FROM alpine:3.20
RUN apk add --no-cache curl
RUN curl -o /tmp/a.tgz --retry 3 https://downloads.example.com/a.tgz && curl -L -O "$ADDRESS"
