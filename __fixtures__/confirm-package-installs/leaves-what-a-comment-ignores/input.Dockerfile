FROM debian:12
# hadolint ignore=DL3014
RUN apt-get update && apt-get install curl
