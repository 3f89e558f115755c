FROM debian:12-slim
ENV A=1 \
    B=2
ENV C=3
