FROM registry.example.org/java:7
ENV LANG=C.UTF-8
RUN sed -i -E 's,security\.\S+,archive.debian.org/debian-security,; s/\w+\.debian\.(org|net)/archive.debian.org/; /wheezy-updates/d; s/^deb /&[trusted=yes] /' /etc/apt/sources.list \
    && echo 'Acquire::Check-Valid-Until "false";' > /etc/apt/apt.conf.d/10-no-check-valid-until
RUN apt-get update && apt-get install -y curl
