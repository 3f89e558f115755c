FROM debian:12-slim
RUN mkdir /a && \
    # second
    mkdir /b && \
    mkdir /c # third
