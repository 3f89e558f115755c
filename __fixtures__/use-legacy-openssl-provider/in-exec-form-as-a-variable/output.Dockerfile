FROM node:20
WORKDIR /app
COPY . .
RUN ["npm", "install"]
ENV NODE_OPTIONS=--openssl-legacy-provider
RUN ["npm", "run", "build"]
