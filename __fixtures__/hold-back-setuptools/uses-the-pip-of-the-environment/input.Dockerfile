FROM debian:10
RUN python3 -m venv /srv/env
COPY . /srv/app
RUN /srv/env/bin/pip install /srv/app
