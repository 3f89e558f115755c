FROM debian:bookworm AS one
RUN apt-get update && apt-get install -y git

FROM ubuntu:16.04 AS two
RUN apt-get update && apt-get install -y git

FROM alpine:3.4
RUN apk add --no-cache git
