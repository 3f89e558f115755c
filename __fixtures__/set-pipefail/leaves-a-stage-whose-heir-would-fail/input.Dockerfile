FROM debian:12-slim AS base
RUN echo "a:b" | chpasswd
FROM base
RUN yes | apt-get install curl
