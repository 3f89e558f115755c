FROM node:20-slim
WORKDIR /srv
WORKDIR app
FROM node:20-slim AS base
WORKDIR /srv
FROM base
WORKDIR app
