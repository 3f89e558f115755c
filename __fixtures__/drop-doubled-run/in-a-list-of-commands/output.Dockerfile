FROM debian:12
RUN mkdir /data && touch /data/ready
CMD ["ls", "/data"]
