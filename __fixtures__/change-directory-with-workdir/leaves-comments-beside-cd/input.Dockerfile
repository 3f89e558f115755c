FROM debian:12
RUN cd /opt/tool && \
    # the tests need a display
    # make check && \
    make install
RUN make --version && cd /opt/other \
    # the other one
    && make install
WORKDIR /app
