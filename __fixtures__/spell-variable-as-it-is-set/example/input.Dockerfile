FROM debian:12-slim
ENV APP_HOME=/srv/app
WORKDIR $APP_HOEM
COPY . .
CMD ["./run"]
