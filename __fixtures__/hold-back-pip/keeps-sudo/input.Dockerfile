FROM centos:7
RUN yum install -y epel-release && yum install -y python-pip
RUN sudo -H pip install ansible
