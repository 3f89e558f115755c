FROM python:3.11-slim AS builder
WORKDIR /build
COPY requirements.txt ./
RUN pip install --no-cache-dir --user -r requirements.txt

FROM python:3.11-slim AS runtime
RUN addgroup --system app && adduser --system --ingroup app --home /home/app app
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PATH=/home/app/.local/bin:$PATH
WORKDIR /srv
COPY --from=builder --chown=app:app /root/.local /home/app/.local
COPY --chown=app:app service.py ./
USER app
EXPOSE 8000
CMD ["python", "-m", "uvicorn", "service:app", "--host", "0.0.0.0"]
