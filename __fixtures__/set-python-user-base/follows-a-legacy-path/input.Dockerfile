FROM python:3.9-slim-bullseye as build
RUN pip install --user --no-warn-script-location gunicorn falcon

FROM python:3.9-slim-bullseye
MAINTAINER platform
ENV PORT=8080
COPY --from=build /root/.local /srv/.local
ENV PATH /srv/.local/bin:$PATH
WORKDIR /srv/app
COPY . .
USER nobody
CMD gunicorn --bind 0.0.0.0:$PORT api:app
