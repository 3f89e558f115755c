FROM debian:12-slim
RUN adduser --system --home /srv app && chown -R app:app /srv
USER app
