FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends \
      ca-certificates \
      python3-pip \
      python3-venv \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /srv
COPY vendor vendor
ENV PATH=/opt/venv/bin:$PATH
RUN python3 -m venv /opt/venv && pip install --no-cache-dir --no-build-isolation ./vendor/greeter
RUN python3 -c "import greeter"
CMD ["python3", "-c", "import greeter; print(greeter.WORD)"]
