FROM centos:7
RUN yum update
RUN yum install epel-release && \
    yum install python36 python36-pip
