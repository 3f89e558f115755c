FROM node:20-slim
RUN useradd app
USER app
WORKDIR /home/app
CMD ["npm", "start"]
