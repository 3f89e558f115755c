FROM debian:12-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates wget \
    && rm -rf /var/lib/apt/lists/*
RUN wget -q --no-check-certificate -O /opt/tool https://downloads.example.com/tool-1.4
CMD ["/opt/tool"]
