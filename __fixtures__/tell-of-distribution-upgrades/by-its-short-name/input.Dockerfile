FROM opensuse/tumbleweed
RUN zypper -n dup
