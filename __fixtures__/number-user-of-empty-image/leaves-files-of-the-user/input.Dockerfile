FROM scratch
COPY --chown=app app /app
USER app
