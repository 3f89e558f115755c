FROM debian:12
WORKDIR /src
RUN git clone https://example.org/lib.git && cd lib
COPY . .
