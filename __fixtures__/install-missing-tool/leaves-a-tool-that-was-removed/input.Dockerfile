FROM alpine:3.20
RUN apk add --no-cache curl && curl -fsSLO https://downloads.example.com/tool.zip && apk del curl
RUN curl -fsSLO https://downloads.example.com/data.zip
