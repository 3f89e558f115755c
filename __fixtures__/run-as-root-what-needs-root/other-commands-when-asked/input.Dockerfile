FROM debian:12
RUN useradd -m app
WORKDIR /home/app
USER app
RUN apt-get update && apt-get install -y git && git config --global init.defaultBranch main
