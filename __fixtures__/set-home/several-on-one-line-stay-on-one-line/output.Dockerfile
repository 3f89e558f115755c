FROM node:20-slim
ENV NODE_ENV=production PORT=8080 HOME=/tmp
ENV LOG=info
USER 2000
CMD ["npm", "start"]
