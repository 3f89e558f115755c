FROM alpine:3.20
COPY hello.c .
RUN gcc -o /usr/local/bin/hello hello.c
