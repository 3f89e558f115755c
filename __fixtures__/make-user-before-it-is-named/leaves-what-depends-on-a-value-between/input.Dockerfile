FROM debian:12-slim
RUN chown app /srv
ENV APP_ID=1200
RUN useradd -u $APP_ID app
USER app
