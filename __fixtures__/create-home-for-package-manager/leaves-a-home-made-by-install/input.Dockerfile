FROM node:20-slim
RUN useradd app && install -d -o app -g app /home/app
USER app
CMD ["npm", "start"]
