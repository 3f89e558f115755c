FROM debian:12-slim
RUN mkdir /a # then \
    mkdir /b -p
