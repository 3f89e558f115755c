FROM debian:12-slim
# the data
COPY a.txt /data/
# not root
USER nobody
