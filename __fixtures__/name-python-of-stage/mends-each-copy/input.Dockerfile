ARG VERSION=3.13
FROM python:${VERSION} AS build
RUN pip install requests
FROM python:${VERSION}-slim
COPY --from=build --chown=app \
    /usr/local/lib/python3.8/site-packages/ \
    /usr/local/lib/python3.8/site-packages/
