FROM node:8.9
RUN npm run build
