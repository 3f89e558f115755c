FROM scratch
COPY app /app
USER app:app
ENTRYPOINT ["/app"]
