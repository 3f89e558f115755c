FROM debian:12
RUN mkdir /data /logs
