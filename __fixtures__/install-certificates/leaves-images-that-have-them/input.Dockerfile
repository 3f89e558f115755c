FROM python:3.12-slim
RUN apt-get update && apt-get install -y --no-install-recommends curl
RUN curl -fsSL https://downloads.example.com/tool -o /usr/local/bin/tool
FROM node:22
RUN apt-get update && apt-get install -y --no-install-recommends curl
RUN curl -fsSL https://downloads.example.com/tool -o /usr/local/bin/tool
