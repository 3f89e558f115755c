FROM node:20-alpine
ARG APP_UID=1500
RUN adduser -D -s /bin/sh -u ${APP_UID} app
USER app
CMD ["id", "-un"]
