FROM ubuntu:trusty
RUN apt-get update && apt-get install -y nodejs npm && ln -s /usr/bin/nodejs /usr/bin/node
RUN npm install -g bower
