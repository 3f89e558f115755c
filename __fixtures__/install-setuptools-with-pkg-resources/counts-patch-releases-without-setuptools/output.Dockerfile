FROM python:3.12.7
COPY requirements.txt /tmp/
RUN pip install --upgrade pip setuptools
RUN python -m pip install -r /tmp/requirements.txt "setuptools<82"
ENTRYPOINT ["python", "-m", "gunicorn"]
CMD ["app:app"]
