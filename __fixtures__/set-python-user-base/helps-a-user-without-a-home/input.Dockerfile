FROM python:3.11-slim AS builder
RUN pip install --user uvicorn

FROM python:3.11-slim
RUN adduser --system --group web
COPY --from=builder /root/.local /home/web/.local
WORKDIR /srv
COPY service.py .
USER web
CMD ["/home/web/.local/bin/uvicorn", "service:app", "--host", "0.0.0.0"]
