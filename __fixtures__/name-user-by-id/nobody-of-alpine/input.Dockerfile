FROM alpine:3.20
COPY tool /usr/local/bin/tool
USER nobody:nobody
ENTRYPOINT ["/usr/local/bin/tool"]
