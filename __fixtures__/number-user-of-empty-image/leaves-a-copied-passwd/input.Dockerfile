FROM alpine:3.20 AS users
RUN adduser -D app
FROM scratch
COPY --from=users /etc/passwd /etc/passwd
COPY app /app
USER app
