FROM debian:12-slim
ARG UID=1000
USER ${UID}
WORKDIR /srv/app
COPY --chmod=644 a.conf .
