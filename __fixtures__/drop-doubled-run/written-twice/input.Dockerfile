FROM alpine:3.20
RUN RUN apk add --no-cache git
