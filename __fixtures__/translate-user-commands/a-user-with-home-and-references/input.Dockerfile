FROM node:20-alpine
ARG APP_UID=1500
RUN useradd --create-home --shell /bin/bash --uid ${APP_UID} app
USER app
CMD ["id", "-un"]
