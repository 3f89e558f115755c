FROM alpine:3.20
RUN apk add --no-cache curl && curl -fk https://localhost:8443/ -o /a && wget --no-check-certificate https://10.0.0.7/b
