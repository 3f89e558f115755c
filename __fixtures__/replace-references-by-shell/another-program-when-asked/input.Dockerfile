FROM debian:12-slim
COPY server /usr/local/bin/server
ENV LISTEN=0.0.0.0:9000
ENTRYPOINT ["server", "--listen", "$LISTEN"]
