FROM python:3.12
ENV PIP_CACHE_DIR=/cache/pip
RUN pip install flask gunicorn
CMD ["gunicorn", "app:app"]
