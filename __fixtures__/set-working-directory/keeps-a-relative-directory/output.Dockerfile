FROM debian:12
WORKDIR /usr/src
COPY . .
WORKDIR tools
RUN ls check.txt
