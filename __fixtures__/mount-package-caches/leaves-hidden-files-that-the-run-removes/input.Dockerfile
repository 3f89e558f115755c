FROM node:22
WORKDIR /app
COPY . .
RUN npm ci \
  && rm -rf /root/.??*
