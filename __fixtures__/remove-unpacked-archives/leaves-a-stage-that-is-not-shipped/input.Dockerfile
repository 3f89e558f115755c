FROM debian:12 AS fetch
RUN curl -fsSLO https://downloads.example.com/a.tar.gz && tar xzf a.tar.gz -C /opt
FROM debian:12
COPY --from=fetch /opt /opt
