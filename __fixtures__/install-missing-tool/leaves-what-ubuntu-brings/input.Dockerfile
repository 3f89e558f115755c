FROM ubuntu:24.04
RUN ps aux && perl -v
