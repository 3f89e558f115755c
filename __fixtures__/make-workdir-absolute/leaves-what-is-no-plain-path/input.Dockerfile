FROM node:20-slim AS a
WORKDIR ~/app
FROM node:20-slim AS b
WORKDIR $HOME
FROM node:20-slim AS c
WORKDIR ..
FROM node:20-slim AS d
WORKDIR C:\\app

FROM node:20-slim AS e
ARG VERSION
WORKDIR ${VERSION}
WORKDIR app

FROM debian:12 AS f
ENV NAME=a
WORKDIR /srv/$NAME
ENV NAME=b
WORKDIR app

FROM node:20-slim AS last
WORKDIR .
