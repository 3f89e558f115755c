FROM node:current-alpine3.15
RUN corepack enable
