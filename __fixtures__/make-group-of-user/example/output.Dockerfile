FROM alpine:3.20
RUN addgroup -S app && adduser -S -G app app
WORKDIR /srv
RUN chown -R app:app /srv
USER app
CMD ["sleep", "30"]
