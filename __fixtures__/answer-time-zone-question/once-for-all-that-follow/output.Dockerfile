FROM ubuntu:22.04 AS base
RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y php-cli
FROM base
RUN apt-get install -y postgresql
