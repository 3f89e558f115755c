FROM ubuntu:22.04
RUN ln -sf /bin/bash /bin/sh
RUN source /etc/os-release && echo "$ID"
