FROM alpine:3.11
RUN apk add --no-cache git=2.24.1-r0 make
COPY . /src
