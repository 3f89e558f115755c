FROM python:3.12-slim
WORKDIR /app
COPY docker-entrypoint.sh /usr/local/bin/
COPY . .
USER nobody
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["python", "app.py"]
