FROM --platform=$BUILDPLATFORM golang:1.22 AS DEPS
RUN go mod download
FROM alpine:3.20
RUN --mount=type=bind,from=DEPS,source=/go,target=/go --mount=type=cache,target=/root ls /go
COPY --chown=1000 --from=deps /go /go
COPY --from=0 /go /go2
