FROM node:20
RUN useradd -m -u 1000 app
