FROM debian:12-slim
RUN rm -rf \
    *.tar.gz \
    ?.log
