FROM debian:12
COPY serve.sh /serve.sh
ENV NAME=server
CMD ["/bin/sh", "-c", "cd /tmp && exec sh /serve.sh \"$NAME\""]
