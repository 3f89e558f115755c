FROM haproxy:2.0-alpine
RUN apk add --no-cache python3 py3-pip && \
    pip3 install dnspython
