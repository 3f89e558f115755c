FROM ubuntu:20.04
RUN apt-get update && apt-get install -y \
    build-essential \
    cmake \
    git \
    && rm -rf /var/lib/apt/lists/*
COPY . /src
RUN cmake -S /src -B /build && cmake --build /build
