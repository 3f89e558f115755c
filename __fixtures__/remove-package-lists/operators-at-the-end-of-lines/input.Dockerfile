FROM node:20-slim
RUN apt-get update -qq && \
    apt-get install -yqq git
COPY . /app
