FROM node:20-slim
RUN mkdir -p /home/app && chown 10001:10001 /home/app
WORKDIR /srv
COPY . .
RUN npm ci
ENV NODE_ENV=production \
    HOME=/home/app
USER 10001
CMD ["npm", "start"]
