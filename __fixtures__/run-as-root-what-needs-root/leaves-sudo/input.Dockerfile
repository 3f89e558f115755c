FROM debian:12
RUN apt-get update && apt-get install -y sudo && useradd -G sudo app && echo 'app ALL=(ALL) NOPASSWD: ALL' >> /etc/sudoers
USER app
RUN sudo apt-get install -y git
