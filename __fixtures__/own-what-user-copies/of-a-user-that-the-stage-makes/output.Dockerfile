FROM debian:12-slim
RUN groupadd --system web && useradd --system --create-home --gid web app
USER app
WORKDIR /home/app
ADD --chown=app:web site /home/app/site
