FROM debian:12-slim
WORKDIR /debs
RUN dpkg -i *.deb && rm -f *.deb
