FROM alpine:3.20
COPY --from=example.com/tools /usr/bin/jq /usr/local/bin/
RUN jq --version
