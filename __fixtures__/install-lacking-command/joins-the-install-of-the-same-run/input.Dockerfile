FROM haproxy:2.0-alpine
RUN apk add --no-cache python3 && \
    pip3 install dnspython
