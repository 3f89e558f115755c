FROM node:6
RUN npm run build
