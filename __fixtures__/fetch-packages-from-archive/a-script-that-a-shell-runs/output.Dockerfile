FROM centos:8
COPY install.sh /tmp/
RUN sed -i -E 's/^mirrorlist=/#&/; s,^# *baseurl=http://mirror\.centos\.org,baseurl=http://vault.centos.org,' /etc/yum.repos.d/CentOS-*.repo
RUN bash -eux /tmp/install.sh && rm /tmp/install.sh
