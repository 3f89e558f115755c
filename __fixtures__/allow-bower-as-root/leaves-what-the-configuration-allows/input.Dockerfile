FROM node:14
WORKDIR /app
COPY .bowerrc bower.json ./
RUN bower install
