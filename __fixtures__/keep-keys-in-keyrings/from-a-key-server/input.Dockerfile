FROM ubuntu:25.04
ENV KEY=0123456789ABCDEF0123456789ABCDEF01234567
RUN apt-get update && apt-get install -y gnupg
RUN apt-key adv --keyserver hkp://keyserver.ubuntu.com:80 --recv-keys $KEY \
    && echo "deb http://packages.example.com/apt plucky main" > /etc/apt/sources.list.d/example.list \
    && apt-get update
