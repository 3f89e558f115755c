FROM debian:12-slim
COPY site /srv/site
CMD exec socat TCP-LISTEN:8000,fork,reuseaddr FILE:/srv/site/index.html
