FROM node:22-slim
RUN useradd --create-home app
RUN corepack enable && \
    corepack prepare yarn@4.5.3 --activate
USER app
WORKDIR /home/app
ENTRYPOINT ["yarn", "start"]
