FROM node:20
WORKDIR /app
COPY bower.json .
RUN bower install --allow-root
