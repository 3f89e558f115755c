FROM node:20-slim
RUN cd /srv && npm install
RUN cd /srv; npm install
RUN (cd /srv)
RUN npm test
