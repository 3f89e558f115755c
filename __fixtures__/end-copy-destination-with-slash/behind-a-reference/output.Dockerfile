FROM alpine:3.20
ENV HOME_DIR=/srv/app
COPY one.txt two.txt ${HOME_DIR}/lib/
COPY one.txt two.txt /srv/$NAME
