FROM alpine:3.20
COPY hello.c .
RUN apk add --no-cache build-base
RUN gcc -o /usr/local/bin/hello hello.c
