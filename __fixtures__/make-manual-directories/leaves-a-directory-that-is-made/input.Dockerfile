FROM python:3.7-slim-buster
RUN apt-get update && mkdir -p /usr/share/man/man1 && apt-get install -y default-jre-headless
