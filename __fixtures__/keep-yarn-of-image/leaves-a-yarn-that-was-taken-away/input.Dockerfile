FROM node:16.13
RUN rm /usr/local/bin/yarn /usr/local/bin/yarnpkg
RUN npm install -g yarn
