FROM debian:12
WORKDIR /usr/src
COPY . .
RUN cd tools
RUN ls check.txt
