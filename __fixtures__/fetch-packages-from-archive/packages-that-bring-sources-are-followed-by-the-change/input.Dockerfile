FROM centos:7
RUN yum install -y centos-release-scl epel-release && \
    yum install -y devtoolset-7-gcc-c++
RUN yum install -y centos-release-scl
