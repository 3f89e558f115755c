FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends \
      ca-certificates \
      python3-pip \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /srv
COPY vendor vendor
RUN pip install --no-cache-dir --no-build-isolation ./vendor/greeter
RUN python3 -c "import greeter"
CMD ["python3", "-c", "import greeter; print(greeter.WORD)"]
