ARG BASE=Prod
FROM alpine:3.20 AS prod
FROM alpine:3.20 AS dev
FROM ${BASE}
