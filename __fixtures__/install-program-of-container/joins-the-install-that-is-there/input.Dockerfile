FROM alpine:3.20
RUN apk add --no-cache tzdata
COPY server.py /srv/
USER nobody
ENTRYPOINT ["python3", "/srv/server.py"]
