FROM python:3.12-alpine
WORKDIR /srv
COPY . .
USER nobody
CMD ["bash", "start.sh"]
