FROM alpine:3.20
RUN psql --version && redis-cli --version
