FROM debian:12 AS fetch
RUN tar -czf /a.tar.gz /etc
FROM debian:12
COPY --from=fetch /a.tar.gz /tmp/
RUN tar -xzf /tmp/a.tar.gz -C /opt
