FROM alpine:3.11
RUN apk add --no-cache git make
COPY . /src
