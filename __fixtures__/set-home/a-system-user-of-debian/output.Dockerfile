FROM node:20-bookworm-slim
RUN adduser --system app
WORKDIR /app
ENV HOME=/home/app
USER app
CMD ["npm", "start"]
