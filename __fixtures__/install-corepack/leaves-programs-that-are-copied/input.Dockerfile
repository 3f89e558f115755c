FROM node:24-slim AS tools
FROM node:26-slim
COPY --from=tools /usr/local/ /usr/local/
RUN corepack enable
