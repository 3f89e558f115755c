FROM debian:12-slim
RUN env A=1 \
env B=2 \
user c
