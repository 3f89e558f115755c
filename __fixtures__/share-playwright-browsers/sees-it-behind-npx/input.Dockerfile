FROM node:22-bookworm
WORKDIR /srv
COPY package*.json ./
RUN npm ci \
    && npx playwright install --with-deps chromium
COPY . .
USER node
CMD ["node", "index.js"]
