FROM ubuntu:20.04 AS one
ARG DEBIAN_FRONTEND=noninteractive
RUN apt-get update && apt-get install -y cmake
FROM ubuntu:20.04 AS two
RUN export DEBIAN_FRONTEND=noninteractive && apt-get update && apt-get install -y cmake
FROM ubuntu:20.04
COPY --from=one /usr/bin/cmake /opt/one
COPY --from=two /usr/bin/cmake /opt/two
RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y cmake
RUN apt-get install -y tzdata
