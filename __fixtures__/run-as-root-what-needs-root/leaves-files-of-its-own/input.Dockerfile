FROM debian:12
RUN useradd -m app
USER app
COPY --chown=app . /home/app/src
RUN chown -R app:app /home/app/src && mkdir /home/app/data && chown app /home/app/data
