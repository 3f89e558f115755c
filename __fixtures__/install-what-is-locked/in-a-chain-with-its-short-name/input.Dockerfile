FROM node:20
WORKDIR /app
COPY . .
RUN npm i && npm run build
