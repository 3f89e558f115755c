FROM node:20-bookworm
RUN npm ci
