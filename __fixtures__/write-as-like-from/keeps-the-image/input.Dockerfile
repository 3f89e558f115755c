FROM debian:bookworm as base
RUN touch /made
FROM base
ENV A=1
