FROM debian:12
COPY serve.sh /serve.sh
ENV NAME=server
CMD cd /tmp && sh /serve.sh "$NAME"
