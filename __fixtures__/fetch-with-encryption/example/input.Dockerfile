FROM debian:12
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates curl \
    && rm -rf /var/lib/apt/lists/*
RUN curl -fsSLO http://archive.apache.org/dist/ant/binaries/apache-ant-1.10.14-bin.tar.gz
