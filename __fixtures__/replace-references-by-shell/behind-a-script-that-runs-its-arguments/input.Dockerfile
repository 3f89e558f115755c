FROM python:3.11-slim
COPY docker-entrypoint.sh /usr/local/bin/
COPY . .
ENV PORT=8000
ENTRYPOINT ["/usr/local/bin/docker-entrypoint.sh"]
CMD ["uvicorn", "main:app", "--port", "$PORT"]
