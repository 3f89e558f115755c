FROM python:3.12-alpine
WORKDIR /srv
RUN apk add --no-cache bash
COPY . .
USER nobody
CMD ["bash", "start.sh"]
