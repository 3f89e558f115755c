FROM node:20-alpine
COPY .npmrc package.json /
USER 1001
CMD ["npm", "start"]
