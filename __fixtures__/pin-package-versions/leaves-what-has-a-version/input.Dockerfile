FROM debian:bookworm
ARG CURL=curl
RUN apt-get update && apt-get install -y curl=7.88.1-10 git/bookworm-backports "$CURL" ./curl.deb
RUN apt-get remove -y curl
