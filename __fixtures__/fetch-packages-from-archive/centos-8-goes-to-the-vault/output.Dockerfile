ARG RELEASE=8
FROM centos:${RELEASE}
RUN sed -i -E 's/^mirrorlist=/#&/; s,^# *baseurl=http://mirror\.centos\.org,baseurl=http://vault.centos.org,' /etc/yum.repos.d/CentOS-*.repo
RUN dnf -y update && dnf -y install nginx
