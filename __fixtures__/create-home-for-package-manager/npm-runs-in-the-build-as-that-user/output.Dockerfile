FROM node:20-slim
RUN useradd --no-create-home --shell /bin/bash dev \
    && mkdir -p /home/dev/.npm /home/dev/.cache \
    && chown -R dev:dev /home/dev
RUN mkdir /code && chown dev:dev /code
USER dev
WORKDIR /code
COPY --chown=dev:dev . .
RUN npm ci
CMD ["node", "index.js"]
