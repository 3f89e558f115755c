FROM debian:12
ENV APP_HOME=/srv/app
WORKDIR $APP_HOME
COPY bin/ $APP_HOME/bin/
HEALTHCHECK CMD /srv/app/bin/health || exit 1
ENTRYPOINT ["/srv/app/bin/run"]
