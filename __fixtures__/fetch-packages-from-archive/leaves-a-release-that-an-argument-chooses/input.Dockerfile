ARG VARIANT=buster
FROM debian:${VARIANT}
RUN apt-get update && apt-get install -y git
