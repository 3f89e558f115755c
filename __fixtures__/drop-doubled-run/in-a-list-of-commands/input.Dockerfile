FROM debian:12
RUN mkdir /data && RUN touch /data/ready
CMD ["ls", "/data"]
