FROM alpine:3.20
ARG CREATED
LABEL org.opencontainers.image.created="$CREATED" org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.url="https://example.com"
CMD ["date"]
