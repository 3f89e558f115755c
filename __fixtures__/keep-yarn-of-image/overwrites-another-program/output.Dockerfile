FROM node:14
RUN npm install -g gitbook
RUN npm install --force -g gitbook-cli
