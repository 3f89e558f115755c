FROM debian:12 AS base
RUN apt-get update

FROM base
RUN apt-get install -y git
