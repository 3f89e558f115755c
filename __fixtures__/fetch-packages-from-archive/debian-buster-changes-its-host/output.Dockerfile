FROM python:3.7-slim-buster
RUN sed -i -E 's/\w+\.debian\.org/archive.debian.org/' /etc/apt/sources.list
RUN apt-get update && apt-get install -y --no-install-recommends gcc
