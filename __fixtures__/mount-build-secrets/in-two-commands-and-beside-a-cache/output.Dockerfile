# syntax=docker/dockerfile:1
FROM debian:12-slim AS fetch
RUN --mount=type=cache,target=/var/cache/fetch --mount=type=secret,id=GITHUB_TOKEN,env=GITHUB_TOKEN \
    /fetch --token "$GITHUB_TOKEN" first
RUN echo nothing
RUN --mount=type=secret,id=GITHUB_TOKEN,env=GITHUB_TOKEN /fetch --token "${GITHUB_TOKEN}" second

FROM debian:12-slim
COPY --from=fetch /out /out
CMD ["/out/run"]
