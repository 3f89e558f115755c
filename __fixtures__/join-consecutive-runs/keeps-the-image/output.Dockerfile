FROM debian:bookworm
RUN mkdir /made
RUN touch /made/a
USER nobody
