FROM debian:12 AS base
RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*

FROM base
RUN apt-get update && apt-get install -y graphviz && rm -rf /var/lib/apt/lists/*
