FROM node:20-alpine
RUN adduser -D -H worker && mkdir -p /home/worker/.cache && chown -R worker:worker /home/worker
WORKDIR /app
COPY package.json ./
RUN yarn install
COPY . .
USER worker
CMD ["yarn", "start"]
