FROM node:20-slim
COPY . /srv/site
WORKDIR /srv/site
RUN npm install
CMD ["npm", "start"]
