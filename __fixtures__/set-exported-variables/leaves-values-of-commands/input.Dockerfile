FROM debian:12
RUN export VERSION=$(cat /etc/debian_version)
RUN export HOST=`hostname`
RUN export CACHE=$HOME/.cache
RUN export NAME='a b'
RUN export GLOB=~/bin
