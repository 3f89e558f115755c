FROM --platform=$BUILDPLATFORM golang:1.22 AS deps
RUN go mod download
FROM alpine:3.20
RUN --mount=type=bind,from=deps,source=/go,target=/go --mount=type=cache,target=/root ls /go
COPY --chown=1000 --from=deps /go /go
COPY --from=deps /go /go2
