FROM python:3.12 AS build
RUN python -m venv /opt/env && /opt/env/bin/pip install gunicorn

FROM python:3.12-slim
COPY --from=build --chown=nobody /opt/env/ /srv/env/
ENV VIRTUAL_ENV=/srv/env \
    PATH=/srv/env/bin:$PATH
USER nobody
ENTRYPOINT ["/srv/env/bin/gunicorn"]
CMD ["app:app"]
