FROM node:22-slim
RUN useradd --create-home app
ENV COREPACK_HOME=/usr/local/share/corepack
RUN corepack enable && \
    corepack prepare yarn@4.5.3 --activate
USER app
WORKDIR /home/app
ENTRYPOINT ["yarn", "start"]
