FROM debian:trixie-slim
RUN apt-get update && apt-get install -y npm
RUN npm install
