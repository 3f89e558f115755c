FROM alpine:3.11
RUN apk add --no-cache python3 && pip3 install requests
