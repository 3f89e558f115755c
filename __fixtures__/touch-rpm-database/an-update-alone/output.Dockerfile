FROM fedora:21
RUN touch /var/lib/rpm/* && yum update -y
RUN yum install -y maven
