FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends \
    build-essential \
    cmake \
    git \
    ca-certificates
COPY . /src
RUN make -C /src
