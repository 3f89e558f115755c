ARG RELEASE=8
FROM centos:${RELEASE}
RUN dnf -y update && dnf -y install nginx
