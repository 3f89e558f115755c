FROM ubuntu:22.04
SHELL ["/bin/bash", "-c"]
RUN source /etc/os-release && echo "$ID"
