FROM python:3.11-slim
RUN python -m venv /opt/venv && /opt/venv/bin/pip install gunicorn
COPY entrypoint.sh /
ENTRYPOINT ["/entrypoint.sh"]
CMD ["gunicorn", "app:app"]
