FROM registry.example.com/team/base:4
RUN yum install -y git && yum clean all
