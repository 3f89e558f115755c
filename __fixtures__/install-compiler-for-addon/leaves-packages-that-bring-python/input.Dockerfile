FROM node:22-alpine
RUN apk add --no-cache --virtual .gyp build-base py3-setuptools
WORKDIR /app
COPY package*.json ./
RUN npm ci --omit=dev
COPY . .
CMD ["node", "index.js"]
