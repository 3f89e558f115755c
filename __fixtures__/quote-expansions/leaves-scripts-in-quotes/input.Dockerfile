FROM debian:12-slim
RUN sh -c 'mkdir /opt/$HOME'
RUN ["sh", "-c", "mkdir /opt/$HOME"]
