FROM centos:6
RUN touch /var/lib/rpm/* && yum install -y git && yum clean all
