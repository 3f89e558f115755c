FROM debian:12-slim
COPY [ab]*.txt /data/
COPY [a-c].txt /data/
