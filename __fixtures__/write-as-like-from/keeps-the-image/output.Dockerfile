FROM debian:bookworm AS base
RUN touch /made
FROM base
ENV A=1
