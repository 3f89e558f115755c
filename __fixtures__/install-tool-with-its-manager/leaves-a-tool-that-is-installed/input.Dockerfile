FROM node:20
RUN npm install -g gulp-cli
ENV PATH=/usr/bin
RUN gulp build
