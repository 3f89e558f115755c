FROM alpine:3.20
RUN adduser --system --no-create-home --group app
RUN adduser --disabled-login --gecos "" --uid 1200 worker
RUN adduser --quiet --system --ingroup app --home /srv/job --shell /bin/sh job
USER app
CMD ["sleep", "10"]
