FROM node:22-alpine3.21
WORKDIR /app
COPY . .
RUN npm ci
CMD ["npm", "start"]
