FROM ubuntu:22.04
RUN curl -fsSL https://packages.example.com/signing.asc | apt-key add -
RUN apt-key adv --keyserver keyserver.ubuntu.com --recv-keys 0123456789ABCDEF0123456789ABCDEF01234567
