FROM centos:7
RUN sed -i -E 's/^mirrorlist=/#&/; s,^# *baseurl=http://mirror\.centos\.org,baseurl=http://vault.centos.org,' /etc/yum.repos.d/CentOS-*.repo
RUN yum install -y httpd && yum clean all
EXPOSE 80
