FROM node:20
ARG DEV
COPY package.json ./
RUN if [ -n "$DEV" ]; then npm install; else npm install --omit=dev; fi
