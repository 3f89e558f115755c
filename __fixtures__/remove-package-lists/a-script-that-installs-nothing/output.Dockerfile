FROM debian:12
RUN apt-get update && apt-get install -y make && rm -rf /var/lib/apt/lists/*
COPY build.sh /src/build.sh
WORKDIR /src
RUN sh /src/build.sh
