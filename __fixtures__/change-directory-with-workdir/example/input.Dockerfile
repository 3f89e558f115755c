FROM node:20
WORKDIR /app
COPY . .
RUN cd /app && npm ci
RUN npm run build
