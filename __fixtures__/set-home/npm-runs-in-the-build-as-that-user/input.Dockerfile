FROM node:20-alpine
RUN mkdir /code && chown 3000 /code
WORKDIR /code
COPY --chown=3000 . .
USER 3000
RUN npm ci
CMD ["node", "index.js"]
