FROM fedora:41
RUN dnf install -y git && dnf clean all
RUN dnf install -y make && dnf -y clean packages
