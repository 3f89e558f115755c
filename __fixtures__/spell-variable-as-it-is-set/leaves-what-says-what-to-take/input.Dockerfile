FROM debian:12-slim
ENV APP_HOME=/srv/app
WORKDIR ${APP_HOMED:-/srv}
RUN echo $APP_HOEM
CMD ["./run"]
