ARG NODE=20
FROM node:${NODE}-slim
ARG APP_USER=web
ARG APP_UID=10001

RUN groupadd --gid ${APP_UID} "${APP_USER}" \
 && useradd --uid ${APP_UID} --gid "${APP_USER}" --shell /usr/sbin/nologin "${APP_USER}" \
 && mkdir -p /home/${APP_USER}/.npm /home/${APP_USER}/.cache \
 && chown -R ${APP_USER}:${APP_USER} /home/${APP_USER}

WORKDIR /srv
USER ${APP_USER}
CMD ["npx", "serve", "dist"]
