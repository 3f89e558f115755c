FROM ubuntu:14.04
RUN apt-get update && apt-get install -y nodejs npm
RUN ln -s "$(which nodejs)" /usr/bin/node
RUN npm install -g bower
