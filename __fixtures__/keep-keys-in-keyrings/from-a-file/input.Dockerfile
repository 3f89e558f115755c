FROM buildpack-deps:trixie
COPY signing.asc /tmp/
RUN apt-key add /tmp/signing.asc && rm /tmp/signing.asc
RUN echo "deb http://mirror.internal/apt ./" >> /etc/apt/sources.list
