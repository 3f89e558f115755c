FROM debian:12
RUN sed -i 's/^deb /deb-src /' /etc/apt/sources.list
