FROM centos:7
RUN yum install -y gcc && yum clean all
RUN git clone https://git.example.com/tool.git
