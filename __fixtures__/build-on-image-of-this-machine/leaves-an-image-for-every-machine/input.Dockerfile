FROM debian:bookworm
COPY tool /usr/local/bin/tool
RUN tool --version
