FROM node:20
RUN npm config set strict-ssl false && npm install -g serve && npm cache clean --force
RUN git config --global http.sslVerify false
CMD ["serve"]
