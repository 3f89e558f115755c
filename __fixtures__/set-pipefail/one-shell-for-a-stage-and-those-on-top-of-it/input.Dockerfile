FROM debian:12-slim AS base
RUN echo "a:b" | chpasswd
FROM base
RUN echo "c:d" | chpasswd
