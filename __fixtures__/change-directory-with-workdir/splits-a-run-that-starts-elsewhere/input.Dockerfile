FROM debian:12
WORKDIR /src
RUN git clone https://example.org/lib.git \
    && cd lib \
    && git checkout v2 \
    && mkdir build && cd build \
    && cmake .. \
    && make install
COPY . .
