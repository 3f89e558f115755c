FROM node:20-alpine
RUN npm install -g serve@14
CMD ["serve"]
