FROM alpine:3.20
RUN addgroup --system --gid 1500 app
RUN adduser --system --disabled-password --no-create-home --home /srv/app --ingroup app --uid 1500 app
