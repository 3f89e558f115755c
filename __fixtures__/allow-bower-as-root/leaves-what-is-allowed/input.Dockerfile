FROM node:14
WORKDIR /app
RUN bower --allow-root install && bower install --allow-root
