FROM debian:12-slim
COPY --chmod=755 healthy.sh /
HEALTHCHECK CMD ["/healthy.sh"]
