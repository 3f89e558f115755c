FROM node:22-bookworm-slim
RUN useradd app && mkdir -p /home/app/.cache && chown -R app:app /home/app
WORKDIR /srv/shop
COPY . .
RUN yarn install --frozen-lockfile
USER app
CMD yarn start
