FROM debian:12
ARG FILES=payload
ADD src /code/src
ADD deploy/* /opt/
ADD $FILES /srv/
