FROM debian:12
RUN echo RUN tests first > /etc/motd
