FROM centos:6.9
RUN sed -i -E 's/^mirrorlist=/#&/; s,^# *baseurl=http://mirror\.centos\.org/centos/\$releasever,baseurl=http://vault.centos.org/6.10,' /etc/yum.repos.d/CentOS-*.repo
RUN yum -y install gcc
