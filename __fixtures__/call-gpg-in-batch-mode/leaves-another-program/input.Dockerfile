FROM debian:12
RUN gpgconf --kill all && gpgv --verify a.asc
