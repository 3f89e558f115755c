ARG BASE=Prod
FROM alpine:3.20 AS Prod
FROM alpine:3.20 AS Dev
FROM ${BASE}
