# syntax=docker/dockerfile:1
FROM --platform=$TARGETPLATFORM alpine:3.20
CMD ["date"]
