FROM debian:12-slim
ARG VERSION=1
RUN --mount=type=secret,id=REPO_PASSWORD,env=REPO_PASSWORD /fetch "$REPO_PASSWORD" "$VERSION"
RUN --mount=type=secret,id=API_KEY,env=API_KEY /fetch "$API_KEY"
CMD ["/out/run"]
