FROM debian:12
WORKDIR /src
RUN git clone https://example.org/lib.git
WORKDIR /src/lib
RUN git checkout v2
WORKDIR /src/lib/build
RUN cmake .. \
    && make install
WORKDIR /src
COPY . .
