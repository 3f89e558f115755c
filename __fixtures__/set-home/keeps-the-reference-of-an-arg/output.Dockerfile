FROM node:20-slim
ARG APP_USER=web
RUN useradd ${APP_USER}
ENV NODE_ENV=production \
    HOME=/home/${APP_USER}
USER ${APP_USER}
CMD ["npm", "start"]
