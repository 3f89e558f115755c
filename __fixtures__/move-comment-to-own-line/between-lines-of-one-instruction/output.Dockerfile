FROM debian:12-slim
ENV A=1 \
    # two
    B=2 \
    C=3
# ask nicely
STOPSIGNAL SIGINT
