FROM debian:12-slim
COPY –a /srv/
COPY a–b /srv/
