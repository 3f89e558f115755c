FROM rockylinux:9
RUN dnf install nginx && dnf clean all
