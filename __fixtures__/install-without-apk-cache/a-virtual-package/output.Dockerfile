FROM python:3.12-alpine
RUN apk add --no-cache --virtual .deps gcc musl-dev \
    && pip install --no-cache-dir psutil \
    && apk del .deps
