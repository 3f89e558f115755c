FROM ubuntu:22.04 AS base
RUN apt-get update && apt-get install -y php-cli
FROM base
RUN apt-get install -y postgresql
