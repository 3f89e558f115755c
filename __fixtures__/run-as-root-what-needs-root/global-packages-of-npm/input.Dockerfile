FROM node:20-alpine
USER node
WORKDIR /home/node
RUN npm install -g serve@14.2.4
CMD ["serve", "."]
