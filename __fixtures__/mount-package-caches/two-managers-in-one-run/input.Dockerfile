FROM node:22
WORKDIR /app
COPY . .
RUN pip3 install awscli && npm ci
CMD ["node", "server.js"]
