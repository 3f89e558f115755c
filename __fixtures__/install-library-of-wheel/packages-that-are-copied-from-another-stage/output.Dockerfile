FROM python:3.12 AS packages
RUN python -m venv /env
COPY requirements.txt .
RUN /env/bin/pip install -r requirements.txt

FROM python:3.12-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/*
COPY --from=packages /env /env
ENV PATH=/env/bin:$PATH
COPY look.py .
CMD ["python", "look.py"]
