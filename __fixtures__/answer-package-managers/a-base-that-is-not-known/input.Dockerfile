FROM registry.example.com/team/base:4
RUN yum install git && yum clean all
