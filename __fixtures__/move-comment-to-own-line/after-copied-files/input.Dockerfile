FROM debian:12-slim
COPY a.txt /data/ # the data
USER nobody # not root
