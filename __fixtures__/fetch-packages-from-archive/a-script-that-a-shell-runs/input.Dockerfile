FROM centos:8
COPY install.sh /tmp/
RUN bash -eux /tmp/install.sh && rm /tmp/install.sh
