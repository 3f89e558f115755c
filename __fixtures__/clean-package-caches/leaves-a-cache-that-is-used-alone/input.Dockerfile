FROM centos:7
RUN yum install -y git
RUN yum -C install -y make
