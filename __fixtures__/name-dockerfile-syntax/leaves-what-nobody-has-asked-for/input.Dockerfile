FROM debian:12
COPY --exclude=*.md . /srv/
