FROM debian:stretch

RUN sed -i -E 's,security\.debian\.org\S*,archive.debian.org/debian-security,; s/deb\.debian\.org/archive.debian.org/; /stretch-updates/d; s/^deb /&[trusted=yes] /' /etc/apt/sources.list
RUN echo "deb [trusted=yes] http://archive.debian.org/debian stretch-backports main" >> /etc/apt/sources.list
RUN apt-get update && apt-get install -y -t stretch-backports git

RUN echo 'deb http://deb.debian.org/debian sid main' > /etc/apt/sources.list.d/sid.list \
    && apt-get update
