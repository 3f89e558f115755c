ARG BASE=debian:12
FROM registry.example.com/base:1
COPY . .
FROM $BASE
COPY . app
