FROM debian:12
RUN apt-get update && yes | apt-get install curl
