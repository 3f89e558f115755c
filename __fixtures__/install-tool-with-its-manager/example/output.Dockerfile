FROM node:20
WORKDIR /app
COPY bower.json .
RUN npm install -g bower
RUN bower install --allow-root
