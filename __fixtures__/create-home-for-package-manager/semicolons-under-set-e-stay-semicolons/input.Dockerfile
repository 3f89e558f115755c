FROM node:20-slim
RUN set -eux; \
    groupadd -r app; \
    useradd -r -g app app
USER app
CMD exec npm start
