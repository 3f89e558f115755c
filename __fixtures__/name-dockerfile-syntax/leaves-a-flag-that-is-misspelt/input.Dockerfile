FROM debian:12
COPY --chmods=755 a /app/
