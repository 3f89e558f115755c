FROM debian:12
COPY setup.sh /tmp/
RUN apt-get update \
    && apt-get install -y --no-install-recommends sudo \
    && rm -rf /var/lib/apt/lists/*
RUN bash /tmp/setup.sh
