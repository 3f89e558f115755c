FROM alpine:3.20
RUN apk add --no-cache shadow && groupadd -r app && useradd -r -g app app
USER app
