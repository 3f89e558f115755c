FROM node:20 AS variables
CMD npm start -- --port=$PORT "--title=\"$TITLE\""

FROM node:20 AS list
CMD cd /srv && node server.js > /var/log/server.log

FROM node:20
CMD node server.js $(nproc)
