FROM debian:bookworm
RUN echo $(uname) > /made
