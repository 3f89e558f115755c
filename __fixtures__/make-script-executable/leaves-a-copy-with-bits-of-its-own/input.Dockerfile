FROM debian:12-slim
COPY --chmod=0555 entrypoint.sh /
ENTRYPOINT ["/entrypoint.sh"]
