FROM node:20
ARG DEV
COPY package.json ./
RUN if [ -n "$DEV" ]; then npm install && npm cache clean --force; else npm install --omit=dev && npm cache clean --force; fi
