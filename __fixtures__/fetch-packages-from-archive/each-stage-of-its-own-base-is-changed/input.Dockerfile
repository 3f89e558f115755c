FROM golang:1.11-stretch AS build
RUN apt-get update && apt-get install -y libzmq3-dev
RUN go install ./cmd/broker

FROM debian:stretch-slim
RUN set -eux; \
	apt-get update; \
	apt-get install -y --no-install-recommends libzmq5
COPY --from=build /go/bin/broker /usr/local/bin/
