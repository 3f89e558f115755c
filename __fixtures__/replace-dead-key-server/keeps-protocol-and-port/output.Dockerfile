FROM debian:11
RUN apt-get update && apt-get install -y gnupg dirmngr
RUN apt-key adv --keyserver hkp://keyserver.ubuntu.com:80 \
      --recv-keys 58118E89F3A912897C070ADBF76221572C52609D
RUN gpg --keyserver=hkps://keyserver.ubuntu.com --recv-keys 58118E89F3A912897C070ADBF76221572C52609D
