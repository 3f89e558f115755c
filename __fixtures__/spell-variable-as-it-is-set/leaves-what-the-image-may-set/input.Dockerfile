FROM registry.example.com/base:4
ENV APP_HOME=/srv/app
WORKDIR $APP_HOMES
CMD ["./run"]
