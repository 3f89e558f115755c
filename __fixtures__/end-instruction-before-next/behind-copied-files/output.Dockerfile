FROM debian:12-slim
COPY a /srv/a
# who runs it
USER nobody
EXPOSE 80

CMD ["id"]
