FROM debian:12
  WORKDIR /src
  RUN cd /opt/tool \
    && make install
  RUN make --version && cd /opt/other && make install
  WORKDIR /app
