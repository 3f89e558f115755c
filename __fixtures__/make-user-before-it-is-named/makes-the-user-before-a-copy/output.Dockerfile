FROM python:3.11-slim
ARG APP_USER=app
RUN groupadd -r ${APP_USER} && useradd -r -g ${APP_USER} ${APP_USER}
COPY --chown=${APP_USER}:${APP_USER} . /app
USER ${APP_USER}
CMD ["python", "/app/main.py"]
