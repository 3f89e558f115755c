FROM node:20-slim AS a
WORKDIR ~/app
FROM node:20-slim AS b
WORKDIR $HOME
FROM node:20-slim AS c
WORKDIR ..
FROM node:20-slim AS d
WORKDIR C:\\app
FROM node:20-slim
WORKDIR .
