FROM node:20-slim
RUN useradd -r -d /app -s /usr/sbin/nologin runner \
    && mkdir -p /app/.npm /app/.cache \
    && chown -R runner:runner /app
WORKDIR /app
COPY . .
RUN npm ci
USER runner
CMD ["npm", "start"]
