FROM node:20-slim
WORKDIR /srv
RUN cd /srv
RUN npm install
RUN cd /app
WORKDIR /app
RUN npm install
