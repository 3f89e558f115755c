FROM debian:stretch
RUN useradd app
USER app
RUN apt-get update && apt-get install -y git
