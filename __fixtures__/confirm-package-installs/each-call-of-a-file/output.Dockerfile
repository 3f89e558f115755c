FROM centos:7
RUN yum update -y
RUN yum install -y epel-release && \
    yum install -y python36 python36-pip
