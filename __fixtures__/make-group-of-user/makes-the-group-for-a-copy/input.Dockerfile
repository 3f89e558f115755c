FROM alpine:3.20
RUN addgroup -S other && \
    adduser -S -D -H -u 1200 app
COPY --chown=app:app . /srv
USER app
CMD ["sleep", "30"]
