FROM node:20-slim
WORKDIR /app
COPY . .
RUN npm ci
RUN useradd -d /app runner \
    && mkdir -p /app/.npm /app/.cache \
    && chown -R runner:runner /app/.npm /app/.cache
USER runner
CMD ["npm", "start"]
