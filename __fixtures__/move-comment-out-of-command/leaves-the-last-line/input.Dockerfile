FROM debian:12-slim
RUN mkdir /a && \
    mkdir /b # second
RUN mkdir /c # third
