FROM debian:12-slim
ENV APP_HOME=/opt/app \
    APP_BIN=$APP_HOME/bin \
    APP_ENV=production
CMD ["bash"]
