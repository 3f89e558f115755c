FROM debian:12
ADD https://ftp.gnu.org/gnu/hello/hello-2.12.tar.gz /usr/src/
