From golang:1.22 as build
RUN true
