FROM rockylinux:9
RUN dnf -y install git
RUN dnf -y install make; dnf -y install gcc
