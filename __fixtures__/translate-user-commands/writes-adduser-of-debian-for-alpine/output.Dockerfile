FROM alpine:3.20
RUN addgroup -S app && adduser -S -H -G app app
RUN adduser -D -s /bin/sh -u 1200 worker
RUN adduser -S -h /srv/job -s /bin/sh -G app job
USER app
CMD ["sleep", "10"]
