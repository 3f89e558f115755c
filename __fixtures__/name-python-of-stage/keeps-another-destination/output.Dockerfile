FROM python:3.11.4 AS build
RUN pip install requests
FROM debian:12
COPY --from=build /usr/local/lib/python3.11/site-packages/ /srv/lib/
