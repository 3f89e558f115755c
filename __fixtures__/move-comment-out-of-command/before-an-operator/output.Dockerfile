FROM debian:12-slim
# first
RUN mkdir /a \
    # second
    && mkdir /b \
    && mkdir /c
