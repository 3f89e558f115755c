FROM debian:12-slim
RUN cd /src && make
RUN set -e; cd /src; make
RUN cd /src || true; make
