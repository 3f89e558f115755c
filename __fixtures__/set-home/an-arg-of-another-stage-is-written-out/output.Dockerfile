FROM node:20-slim AS base
ARG APP_USER=web
RUN useradd ${APP_USER}

FROM base
WORKDIR /app
COPY . .
ENV HOME=/home/web
USER web
CMD ["npm", "start"]
