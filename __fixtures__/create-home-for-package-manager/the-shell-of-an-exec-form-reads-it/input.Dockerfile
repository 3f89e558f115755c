FROM node:20-slim
RUN ["bash", "-c", "useradd app"]
USER app
CMD ["npm", "start"]
