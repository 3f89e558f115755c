FROM golang:1.22 AS as
FROM as
RUN true
