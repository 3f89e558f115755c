FROM alpine:3.20
LABEL org.opencontainers.image.licenses="Apache 2.0" \
      org.opencontainers.image.source="github.com/acme/clock"
CMD ["date"]
