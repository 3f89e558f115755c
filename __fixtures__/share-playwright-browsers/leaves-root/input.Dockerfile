FROM node:22
WORKDIR /srv
RUN npx playwright install --with-deps
CMD ["npx", "playwright", "test"]
