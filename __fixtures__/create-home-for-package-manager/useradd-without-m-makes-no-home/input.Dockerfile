FROM node:22-bookworm-slim
RUN useradd app
WORKDIR /srv/shop
COPY . .
RUN yarn install --frozen-lockfile
USER app
CMD yarn start
