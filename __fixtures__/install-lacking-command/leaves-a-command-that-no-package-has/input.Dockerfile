FROM debian:12
RUN frobnicate --all
