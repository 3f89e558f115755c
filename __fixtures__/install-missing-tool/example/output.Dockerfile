FROM node:20-alpine
WORKDIR /app
COPY package.json .
RUN npm install
RUN apk add --no-cache curl
RUN curl -fsSL https://downloads.example.com/model.bin -o model.bin
COPY . .
CMD ["npm", "start"]
