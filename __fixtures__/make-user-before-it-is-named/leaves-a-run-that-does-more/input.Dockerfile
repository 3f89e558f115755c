FROM debian:12-slim
RUN chown app /srv
RUN useradd app && touch /srv/ready
USER app
