FROM node:20-slim
ENV HOME=/opt/state
USER 4242
CMD ["npm", "start"]
