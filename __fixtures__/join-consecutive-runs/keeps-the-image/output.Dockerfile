FROM debian:bookworm
RUN mkdir /made \
    && touch /made/a
USER nobody
