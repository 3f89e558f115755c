FROM node:20-slim
ENV HOME=/tmp
RUN useradd app
USER app
CMD ["npm", "start"]
