FROM python:3.11-slim AS builder
WORKDIR /srv
RUN python -m venv /srv/.venv
COPY requirements.txt .
RUN /srv/.venv/bin/pip install --no-cache-dir -r requirements.txt

FROM python:3.11-slim
WORKDIR /srv
COPY --from=builder /srv/.venv /srv/.venv
ENV PATH=/srv/.venv/bin:$PATH
COPY service.py .
CMD ["uvicorn", "service:app", "--host", "0.0.0.0"]
