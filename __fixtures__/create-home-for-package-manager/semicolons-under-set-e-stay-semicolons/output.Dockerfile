FROM node:20-slim
RUN set -eux; \
    groupadd -r app; \
    useradd -r -g app app; \
    mkdir -p /home/app/.npm /home/app/.cache; \
    chown -R app:app /home/app
USER app
CMD exec npm start
