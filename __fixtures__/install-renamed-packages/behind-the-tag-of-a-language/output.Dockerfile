FROM python:3.11-slim-bookworm
RUN apt-get update && apt-get install -y default-jre-headless fonts-freefont-ttf iproute2 && rm -rf /var/lib/apt/lists/*
