FROM fedora:21
RUN yum update -y
RUN yum install -y maven
