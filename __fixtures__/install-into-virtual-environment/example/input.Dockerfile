FROM node:20-alpine

# The command line of the cloud
RUN apk add --no-cache python3 py3-pip && pip3 install --no-cache-dir awscli
WORKDIR /srv
COPY . .
CMD ["node", "server.js"]
