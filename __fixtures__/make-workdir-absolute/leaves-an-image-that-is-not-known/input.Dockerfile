ARG BASE=node:20
FROM example/image AS a
WORKDIR app
FROM $BASE
WORKDIR app
