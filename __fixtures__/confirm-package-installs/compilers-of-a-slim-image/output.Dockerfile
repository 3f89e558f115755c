FROM node:20-slim
RUN apt-get update && apt-get install -y build-essential nginx
