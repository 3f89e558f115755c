FROM node:20-slim
RUN useradd app
ENTRYPOINT ["gosu", "app", "npm", "start"]
