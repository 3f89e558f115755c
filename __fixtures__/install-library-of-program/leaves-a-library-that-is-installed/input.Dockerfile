FROM debian:12
RUN apt-get update && apt-get install -y libfontconfig1 && rm -rf /var/lib/apt/lists/*
COPY tool /usr/local/bin/
RUN tool --version
