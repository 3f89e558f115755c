FROM node:20-slim
WORKDIR /app
COPY package.json server.js ./
RUN npm install --omit=dev
CMD ['npm', 'start']
