FROM node:20 AS variables
CMD ["/bin/sh", "-c", "exec npm start -- --port=$PORT \"--title=\\\"$TITLE\\\"\""]

FROM node:20 AS list
CMD ["/bin/sh", "-c", "cd /srv && exec node server.js > /var/log/server.log"]

FROM node:20
CMD ["/bin/sh", "-c", "exec node server.js $(nproc)"]
