FROM golang:1.11-stretch AS build
RUN sed -i -E 's,security\.\S+,archive.debian.org/debian-security,; s/\w+\.debian\.org/archive.debian.org/; /stretch-updates/d; s/^deb /&[trusted=yes] /' /etc/apt/sources.list
RUN apt-get update && apt-get install -y libzmq3-dev
RUN go install ./cmd/broker

FROM debian:stretch-slim
RUN sed -i -E 's,security\.\S+,archive.debian.org/debian-security,; s/\w+\.debian\.org/archive.debian.org/; /stretch-updates/d; s/^deb /&[trusted=yes] /' /etc/apt/sources.list
RUN set -eux; \
	apt-get update; \
	apt-get install -y --no-install-recommends libzmq5
COPY --from=build /go/bin/broker /usr/local/bin/
