FROM python:3.13 AS packages
RUN python -m venv /env
COPY requirements.txt .
RUN /env/bin/pip install "setuptools<75" && /env/bin/pip install -r requirements.txt

FROM python:3.13-slim
COPY --from=packages /env /env
ENV PATH=/env/bin:$PATH
CMD ["gunicorn", "site:app"]
