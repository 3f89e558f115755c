FROM node:20-slim
ENV NODE_ENV=production
ENV GREETING="hello world"
ENV PATH=/opt/bin:$PATH
