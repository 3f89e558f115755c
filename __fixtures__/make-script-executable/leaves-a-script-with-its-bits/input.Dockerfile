FROM debian:12-slim
COPY entrypoint.sh /
ENTRYPOINT ["/entrypoint.sh"]
