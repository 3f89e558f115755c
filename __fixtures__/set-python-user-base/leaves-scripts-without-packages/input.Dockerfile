FROM python:3.11-slim AS builder
RUN pip install --user --no-cache-dir uvicorn

FROM python:3.11-slim
COPY --from=builder /root/.local/bin /home/app/.local/bin
ENV PATH=/home/app/.local/bin:$PATH
USER 1000
CMD ["uvicorn", "main:app"]
