FROM debian:12
WORKDIR /src
RUN cd lib && make
RUN make test
RUN make check
