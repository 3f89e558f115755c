FROM node:20-slim
RUN useradd app
CMD ["npm", "start"]
