FROM python:3.11-slim
WORKDIR /app
ENV PORT=8080 WORKERS=2
COPY . .
EXPOSE 8080
CMD ["gunicorn", "--workers", "${WORKERS}", "--bind", "0.0.0.0:${PORT}", "--access-logformat", "%(h)s it's \"%(r)s\"", "app.wsgi"]
