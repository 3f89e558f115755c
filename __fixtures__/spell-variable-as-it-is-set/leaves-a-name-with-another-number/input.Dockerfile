FROM debian:12-slim
ENV VOLUME1=/a
WORKDIR /x$VOLUME2
CMD ["./run"]
