FROM debian:12-slim
ENV A= 1 2
