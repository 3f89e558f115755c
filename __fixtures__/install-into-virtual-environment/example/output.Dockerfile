FROM node:20-alpine

ENV PATH=/opt/venv/bin:$PATH
# The command line of the cloud
RUN apk add --no-cache python3 py3-pip && python3 -m venv /opt/venv && pip3 install --no-cache-dir awscli
WORKDIR /srv
COPY . .
CMD ["node", "server.js"]
