FROM python:3.13 AS build
RUN pip install requests
FROM debian:12
COPY --from=build /usr/local/lib/python3.8/config-3.8 /srv/config
