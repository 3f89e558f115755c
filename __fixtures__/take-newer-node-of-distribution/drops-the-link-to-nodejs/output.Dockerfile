FROM ubuntu:jammy
RUN apt-get update && apt-get install -y nodejs npm
RUN npm install -g bower
