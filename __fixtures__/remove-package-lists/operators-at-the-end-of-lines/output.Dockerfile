FROM node:20-slim
RUN apt-get update -qq && \
    apt-get install -yqq git && \
    rm -rf /var/lib/apt/lists/*
COPY . /app
