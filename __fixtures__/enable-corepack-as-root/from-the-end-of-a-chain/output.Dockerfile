FROM node:22-slim
RUN useradd -m app
RUN corepack enable
USER app
WORKDIR /home/app
RUN git config --global init.defaultBranch main
