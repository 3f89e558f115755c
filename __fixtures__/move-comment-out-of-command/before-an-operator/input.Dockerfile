FROM debian:12-slim
RUN mkdir /a # first \
    && mkdir /b   # second \
    && mkdir /c
