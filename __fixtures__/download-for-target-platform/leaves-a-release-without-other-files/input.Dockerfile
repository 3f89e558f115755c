FROM debian:12-slim
ENV CMAKE_VERSION=3.16.2
RUN curl -fsSLO https://github.com/Kitware/CMake/releases/download/v${CMAKE_VERSION}/cmake-${CMAKE_VERSION}-Linux-x86_64.sh
ADD https://storage.googleapis.com/golang/go1.6.linux-amd64.tar.gz /opt/
