FROM debian:12
WORKDIR /opt
WORKDIR /opt/a
RUN make install
WORKDIR /opt/b
RUN make install
RUN make check
WORKDIR /opt
RUN echo done
