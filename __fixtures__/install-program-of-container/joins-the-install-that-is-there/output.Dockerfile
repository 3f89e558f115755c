FROM alpine:3.20
RUN apk add --no-cache tzdata python3
COPY server.py /srv/
USER nobody
ENTRYPOINT ["python3", "/srv/server.py"]
