FROM node:22-alpine
WORKDIR /app
COPY package*.json ./
RUN apk add --no-cache python3 make g++ pkgconf cairo-dev pango-dev jpeg-dev giflib-dev
RUN npm ci --omit=dev
COPY . .
CMD ["node", "index.js"]
