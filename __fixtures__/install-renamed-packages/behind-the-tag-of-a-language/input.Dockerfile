FROM python:3.11-slim-bookworm
RUN apt-get update && apt-get install -y default-jre-headless ttf-freefont iproute && rm -rf /var/lib/apt/lists/*
