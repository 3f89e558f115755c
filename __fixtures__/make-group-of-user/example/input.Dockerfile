FROM alpine:3.20
RUN adduser -S app
WORKDIR /srv
RUN chown -R app:app /srv
USER app
CMD ["sleep", "30"]
