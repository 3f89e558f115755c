FROM alpine:3.20
RUN apk add --no-cache tzdata bash
COPY start.sh /
CMD bash /start.sh --verbose
