FROM node:20-slim
ENV NODE_ENV=production
WORKDIR $HOME/app
COPY . .
USER 4242
CMD ["npm", "start"]
