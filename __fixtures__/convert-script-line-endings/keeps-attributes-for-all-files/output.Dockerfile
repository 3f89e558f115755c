FROM debian:12-slim
WORKDIR /srv
COPY bin/run bin/run
RUN sed -i 's/\r$//' bin/run
ENTRYPOINT ["bin/run"]
