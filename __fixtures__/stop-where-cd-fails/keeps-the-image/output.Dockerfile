FROM debian:bookworm
WORKDIR /made
RUN cd /made || exit 1; touch a
