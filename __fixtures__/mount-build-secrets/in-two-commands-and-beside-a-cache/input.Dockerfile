# syntax=docker/dockerfile:1
FROM debian:12-slim AS fetch
ARG GITHUB_TOKEN=""
RUN --mount=type=cache,target=/var/cache/fetch \
    /fetch --token "$GITHUB_TOKEN" first
RUN echo nothing
RUN /fetch --token "${GITHUB_TOKEN}" second

FROM debian:12-slim
COPY --from=fetch /out /out
CMD ["/out/run"]
