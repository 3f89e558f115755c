FROM debian:12
COPY . /src
RUN cd /src
RUN cd /src && make
