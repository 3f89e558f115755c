FROM node:20-slim
RUN useradd -rm -d /home/app app
USER app
CMD ["npm", "start"]
