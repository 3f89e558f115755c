FROM python:3.12-slim
RUN pip install --no-cache-dir flask gunicorn==19.9.0
COPY site.py /
CMD ["gunicorn", "site:app"]
