FROM node:22.23
RUN npm run build
