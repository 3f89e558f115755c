FROM python:3.11-slim AS builder
RUN pip install --user --no-cache-dir uvicorn

# It may have packages of its own behind a PYTHONUSERBASE, which another one would hide
FROM registry.example.com/platform/python-service:4
COPY --from=builder /root/.local /home/service/.local
ENV PATH=/home/service/.local/bin:$PATH
CMD ["uvicorn", "main:app"]
