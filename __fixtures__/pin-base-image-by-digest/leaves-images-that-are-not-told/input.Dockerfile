ARG BASE=debian:bookworm
FROM $BASE AS a
FROM debian:bookworm-slim
FROM scratch
