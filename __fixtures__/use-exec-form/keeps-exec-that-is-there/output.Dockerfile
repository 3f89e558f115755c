FROM python:3.12 AS web
ENV PORT=8080
CMD ["/bin/sh", "-c", "exec gunicorn --bind :$PORT \"main:app\""]

FROM python:3.12
CMD ["python", "worker.py"]
