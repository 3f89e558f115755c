FROM debian:bookworm-slim
WORKDIR /opt/tool
COPY . ./
RUN apt-get update \
    && apt-get install -y --no-install-recommends make \
    && ./configure.sh \
    && rm -rf /var/lib/apt/lists/*
CMD ["make"]
