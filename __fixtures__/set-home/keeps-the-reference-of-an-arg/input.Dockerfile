FROM node:20-slim
ARG APP_USER=web
RUN useradd ${APP_USER}
ENV NODE_ENV=production
USER ${APP_USER}
CMD ["npm", "start"]
