FROM node:22
WORKDIR /app
COPY . .
RUN --mount=type=cache,target=/root/.npm \
    --mount=type=cache,target=/root/.cache/pip \
    pip3 install awscli && npm ci
CMD ["node", "server.js"]
