FROM python:3.12 AS build
RUN python -m venv /opt/env && /opt/env/bin/pip install gunicorn

FROM python:3.12-slim
COPY --from=build --chown=nobody /opt/env/ /opt/env
ENV VIRTUAL_ENV=/opt/env \
    PATH=/opt/env/bin:$PATH
USER nobody
ENTRYPOINT ["/opt/env/bin/gunicorn"]
CMD ["app:app"]
