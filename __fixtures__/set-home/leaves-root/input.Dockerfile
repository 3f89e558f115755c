FROM node:20-slim
ENV NODE_ENV=production
USER 0:4242
CMD ["npm", "start"]
