FROM debian:bookworm
WORKDIR /made
RUN cd /made; touch a
