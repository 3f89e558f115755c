FROM node:7
RUN npm run build
