FROM python:3.7-slim-buster
RUN apt-get update && apt-get install -y --no-install-recommends default-jre-headless
