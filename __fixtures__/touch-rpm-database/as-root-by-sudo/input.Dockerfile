FROM registry.example.org/centos:7
USER builder
RUN sudo yum install -y jq
