FROM debian:12
RUN apt-get update
COPY install.sh /install.sh
RUN sh /install.sh
