FROM centos:6
RUN yum install -y git && yum clean all
