FROM alpine:3.20
COPY tool /usr/local/bin/tool
USER 65534:nobody
ENTRYPOINT ["/usr/local/bin/tool"]
