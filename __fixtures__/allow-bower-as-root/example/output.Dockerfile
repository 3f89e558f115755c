FROM node:14
WORKDIR /app
COPY . .
RUN npm install -g bower && bower install --allow-root
