FROM node:20-slim
WORKDIR /app
COPY . .
RUN npm ci
RUN useradd -d /app runner
USER runner
CMD ["npm", "start"]
