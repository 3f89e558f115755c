FROM node:14
WORKDIR /app
COPY . .
RUN echo '{ "allow_root": true }' > /root/.bowerrc
RUN npm install
