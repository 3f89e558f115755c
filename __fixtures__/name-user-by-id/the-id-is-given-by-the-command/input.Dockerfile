FROM debian:12-slim
RUN groupadd --gid 10001 app \
    && useradd --uid 10001 --gid app --create-home app
COPY --chown=app:app . /srv
USER app
CMD ["/srv/run"]
