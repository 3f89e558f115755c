FROM python:3.12-slim
WORKDIR /app
COPY docker-entrypoint.sh /usr/local/bin/
RUN chmod +x /usr/local/bin/docker-entrypoint.sh
COPY . .
USER nobody
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["python", "app.py"]
