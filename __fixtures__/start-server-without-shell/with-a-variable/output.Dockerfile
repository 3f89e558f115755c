FROM python:3.11-slim
WORKDIR /app
COPY uvicorn /usr/local/bin/
RUN chmod 755 /usr/local/bin/uvicorn
ENV PORT=8000
CMD exec uvicorn app.main:app --host 0.0.0.0 --port $PORT
