FROM debian:12-slim
WORKDIR /srv
COPY bin/run bin/run
ENTRYPOINT ["bin/run"]
