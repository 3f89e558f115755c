FROM node:20-slim
RUN useradd -r -d /app -s /usr/sbin/nologin runner
WORKDIR /app
COPY . .
RUN npm ci
USER runner
CMD ["npm", "start"]
