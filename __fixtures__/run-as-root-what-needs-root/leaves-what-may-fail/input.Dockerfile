FROM debian:12
RUN useradd app
USER app
RUN chown -R app /srv || true
