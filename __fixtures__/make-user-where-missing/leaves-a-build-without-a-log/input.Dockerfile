FROM node:20
RUN useradd -m node
