FROM alpine:3.20
RUN addgroup -S other && \
    addgroup -S app && \
    adduser -S -D -H -u 1200 -G app app
COPY --chown=app:app . /srv
USER app
CMD ["sleep", "30"]
