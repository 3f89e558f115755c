FROM debian:buster
RUN sed -i -E 's/\w+\.debian\.org/archive.debian.org/; s/^deb /&[trusted=yes] /' /etc/apt/sources.list
RUN apt-get update && apt-get install -y git
