FROM node:20-alpine
USER node
WORKDIR /home/node
USER root
RUN npm install -g serve@14.2.4
USER node
CMD ["serve", "."]
