FROM ubuntu:22.04
RUN apt-get update && apt-get install -y sudo
RUN useradd -m dev && echo 'dev ALL=(ALL) NOPASSWD:ALL' > /etc/sudoers.d/dev
USER dev
RUN sudo DEBIAN_FRONTEND=noninteractive apt-get install -y expect
