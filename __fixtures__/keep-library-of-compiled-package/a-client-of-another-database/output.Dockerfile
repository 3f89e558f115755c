FROM python:3.12-alpine
RUN apk add --no-cache mariadb-connector-c \
    && apk add --no-cache --virtual build gcc musl-dev mariadb-dev pkgconf && pip install mysqlclient==2.2.4 && apk del build
