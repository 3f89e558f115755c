FROM centos:7
RUN touch /var/lib/rpm/* && yum install -y git
