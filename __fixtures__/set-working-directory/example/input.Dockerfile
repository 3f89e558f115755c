FROM node:20-slim
COPY . /srv/site
RUN cd /srv/site
RUN npm install
CMD ["npm", "start"]
