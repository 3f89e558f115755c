FROM alpine:3.20
RUN apk add --no-cache python3 && python3 -m ensurepip --break-system-packages && pip3 install --break-system-packages requests
