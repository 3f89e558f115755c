FROM debian:12
WORKDIR /src
COPY Makefile .
RUN apt-get update \
    && apt-get install -y --no-install-recommends make \
    && rm -rf /var/lib/apt/lists/*
RUN make
CMD ["cat", "greeting"]
