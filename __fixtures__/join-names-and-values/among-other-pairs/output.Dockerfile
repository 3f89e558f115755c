FROM debian:12-slim
ENV A=1 B=2 \
    C=3 \
    D=4 E=5
