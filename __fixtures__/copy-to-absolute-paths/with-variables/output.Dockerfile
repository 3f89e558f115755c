FROM alpine:3.20
ARG NAME=app
COPY app /opt/$NAME/
COPY app /opt/${NAME}
