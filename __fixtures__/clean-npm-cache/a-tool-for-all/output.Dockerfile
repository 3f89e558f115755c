FROM node:20-alpine
RUN npm install -g serve@14 && npm cache clean --force
CMD ["serve"]
