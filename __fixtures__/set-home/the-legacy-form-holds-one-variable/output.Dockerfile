FROM node:20-slim
WORKDIR /app
COPY . .
ENV NODE_ENV production
ENV HOME=/tmp
ENV PORT 8080
USER 2000
CMD ["yarn", "start"]
