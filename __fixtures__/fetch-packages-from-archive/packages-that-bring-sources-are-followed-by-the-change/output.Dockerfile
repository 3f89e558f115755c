FROM centos:7
RUN sed -i -E 's/^mirrorlist=/#&/; s,^# *baseurl=http://mirror\.centos\.org,baseurl=http://vault.centos.org,' /etc/yum.repos.d/CentOS-*.repo
RUN yum install -y centos-release-scl epel-release && \
    sed -i -E 's/^mirrorlist=/#&/; s,^# *baseurl=http://mirror\.centos\.org,baseurl=http://vault.centos.org,' /etc/yum.repos.d/CentOS-*.repo && \
    yum install -y devtoolset-7-gcc-c++
RUN yum install -y centos-release-scl
