FROM node:20-alpine
WORKDIR /app
COPY package.json .
RUN apk add --no-cache git
RUN npm install
CMD ["node", "index.js"]
