FROM node:22-bookworm
WORKDIR /srv
COPY package*.json ./
ENV PLAYWRIGHT_BROWSERS_PATH=/ms-playwright
RUN npm ci \
    && npx playwright install --with-deps chromium
COPY . .
USER node
CMD ["node", "index.js"]
