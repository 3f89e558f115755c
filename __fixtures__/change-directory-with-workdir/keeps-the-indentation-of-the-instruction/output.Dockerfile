FROM debian:12
  WORKDIR /src
  WORKDIR /opt/tool
  RUN make install
  WORKDIR /src
  RUN make --version
  WORKDIR /opt/other
  RUN make install
  WORKDIR /app
