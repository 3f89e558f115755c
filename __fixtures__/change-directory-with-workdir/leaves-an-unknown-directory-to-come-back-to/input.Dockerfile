FROM registry.example.org/base:1
RUN cd /opt/tool && make install
RUN make check
