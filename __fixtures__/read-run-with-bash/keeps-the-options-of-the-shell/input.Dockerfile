FROM ubuntu:22.04
SHELL ["/bin/sh", "-ec"]
RUN shopt -s nullglob; ls /etc/*.conf > /found
RUN pushd /etc && ls > /all && popd
