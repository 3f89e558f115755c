FROM debian:12
ARG FILES=payload
COPY src /code/src
COPY deploy/* /opt/
COPY $FILES /srv/
