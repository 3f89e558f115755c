FROM centos:6.9
RUN yum -y install gcc
