FROM debian:12-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ruby \
    && rm -rf /var/lib/apt/lists/*
RUN gem install rake
CMD ["rake"]
