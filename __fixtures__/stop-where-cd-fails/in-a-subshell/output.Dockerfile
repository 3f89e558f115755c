FROM debian:12-slim
RUN (cd /src || exit 1; make) && true
