FROM node:20-slim
RUN id app || useradd app
USER app
CMD ["npm", "start"]
