FROM debian:12-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends socat \
    && rm -rf /var/lib/apt/lists/*
COPY site /srv/site
CMD exec socat TCP-LISTEN:8000,fork,reuseaddr FILE:/srv/site/index.html
