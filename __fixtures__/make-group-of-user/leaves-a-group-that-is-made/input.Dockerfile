FROM alpine:3.20
RUN adduser -S app && addgroup -S app
RUN chown app:app /srv
