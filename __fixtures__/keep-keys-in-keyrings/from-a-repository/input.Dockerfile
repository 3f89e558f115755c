FROM debian:13
RUN apt-get update && apt-get install -y --no-install-recommends gnupg
COPY repo /srv/repo
COPY archive.asc /tmp/
RUN apt-key add /tmp/archive.asc \
    && echo "deb file:///srv/repo ./" > /etc/apt/sources.list.d/example.list \
    && apt-get update
CMD ["apt-cache", "show", "example-tool"]
