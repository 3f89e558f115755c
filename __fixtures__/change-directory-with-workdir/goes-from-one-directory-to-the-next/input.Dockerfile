FROM debian:12
WORKDIR /opt
RUN cd /opt/a && make install
RUN cd /opt/b && make install
RUN cd /opt/b && make check
RUN echo done
