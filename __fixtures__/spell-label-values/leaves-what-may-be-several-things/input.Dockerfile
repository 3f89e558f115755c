FROM alpine:3.20
LABEL org.opencontainers.image.created="2024-05-06" org.opencontainers.image.licenses="GPL" \
      org.opencontainers.image.url="example.com"
CMD ["date"]
