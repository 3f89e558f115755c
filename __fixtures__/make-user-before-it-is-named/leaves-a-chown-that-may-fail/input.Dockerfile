FROM debian:12-slim
RUN chown app /srv || true
RUN useradd app
USER app
