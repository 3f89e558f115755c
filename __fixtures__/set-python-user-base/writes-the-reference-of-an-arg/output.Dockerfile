FROM python:3.11-slim AS builder
RUN python -m pip install --user flask
FROM python:3.11-slim
ARG APP_USER=web
ENV A=1
RUN useradd -m $APP_USER
COPY --from=BUILDER --chown=$APP_USER /root/.local /home/$APP_USER/.local
ENV PATH="/home/${APP_USER}/.local/bin:$PATH" B=2 PYTHONUSERBASE=/home/$APP_USER/.local
USER $APP_USER
CMD ["flask", "run"]
