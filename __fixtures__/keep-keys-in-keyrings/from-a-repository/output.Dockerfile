FROM debian:13
RUN apt-get update && apt-get install -y --no-install-recommends gnupg
COPY repo /srv/repo
COPY archive.asc /tmp/
RUN gpg --dearmor -o /etc/apt/keyrings/archive.gpg /tmp/archive.asc \
    && echo "deb [signed-by=/etc/apt/keyrings/archive.gpg] file:///srv/repo ./" > /etc/apt/sources.list.d/example.list \
    && apt-get update
CMD ["apt-cache", "show", "example-tool"]
