FROM debian:12-slim
RUN deps=$(cat /deps) && apt-get install -y $deps && rm -f $(cat /files) && apt-mark manual $deps
