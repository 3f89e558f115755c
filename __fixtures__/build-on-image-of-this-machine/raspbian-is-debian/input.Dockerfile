FROM resin/rpi-raspbian:stretch-20180801
RUN apt-get update
