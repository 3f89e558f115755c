FROM opensuse:tumbleweed AS build
RUN zypper --non-interactive install gcc
