# hadolint global ignore=DL3038
FROM debian:12
RUN apt-get update && apt-get install curl
