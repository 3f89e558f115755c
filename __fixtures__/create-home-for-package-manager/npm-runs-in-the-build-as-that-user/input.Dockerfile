FROM node:20-slim
RUN useradd --no-create-home --shell /bin/bash dev
RUN mkdir /code && chown dev:dev /code
USER dev
WORKDIR /code
COPY --chown=dev:dev . .
RUN npm ci
CMD ["node", "index.js"]
