ARG NODE_RELEASE=20
ARG TOOL_VERSION=1.8.2
FROM node:${NODE_RELEASE}-slim

WORKDIR /app
ADD https://example.com/downloads/tool-${TOOL_VERSION}-linux.tar.gz /tmp/
COPY . .
CMD ["node", "server.js"]
