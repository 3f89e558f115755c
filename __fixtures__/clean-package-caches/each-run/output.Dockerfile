FROM rockylinux:9
RUN dnf -y install git && dnf clean all
RUN dnf -y install make; dnf -y install gcc && dnf clean all
