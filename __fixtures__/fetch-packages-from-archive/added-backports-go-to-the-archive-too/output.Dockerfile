FROM debian:stretch

RUN sed -i -E 's,security\.\S+,archive.debian.org/debian-security,; s/\w+\.debian\.org/archive.debian.org/; /stretch-updates/d; s/^deb /&[trusted=yes] /' /etc/apt/sources.list
RUN echo "deb [trusted=yes] http://archive.debian.org/debian stretch-backports main" >> /etc/apt/sources.list
RUN apt-get update && apt-get install -y -t stretch-backports git

RUN echo 'deb http://ftp.debian.org/debian sid main' > /etc/apt/sources.list.d/sid.list \
    && apt-get update
