FROM debian:12-slim
ENV A=1 \
    B=2 # two\
    C=3
STOPSIGNAL SIGINT # ask nicely
