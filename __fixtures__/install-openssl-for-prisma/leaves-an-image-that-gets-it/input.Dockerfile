FROM node:22-bookworm-slim
RUN apt-get update -y && apt-get install -y openssl
WORKDIR /app
COPY . .
RUN npm ci
CMD ["npm", "start"]
