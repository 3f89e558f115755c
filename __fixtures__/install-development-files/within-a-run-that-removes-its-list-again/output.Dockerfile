FROM alpine:3.20
RUN apk add --no-cache --virtual .build-deps gcc musl-dev python3-dev py3-pip libffi-dev \
    && pip install --break-system-packages cffi==1.15 \
    && apk del .build-deps
