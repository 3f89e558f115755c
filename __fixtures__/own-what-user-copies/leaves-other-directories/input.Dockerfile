FROM node:20-slim
WORKDIR /home/node/app
USER node
COPY app.conf /etc/app.conf
COPY run.sh /usr/local/bin/
