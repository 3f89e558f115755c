FROM python:3.11-slim AS builder
RUN pip install --user --no-cache-dir uvicorn

FROM python:3.11-slim
COPY --from=builder /root/.local /home/app/.local
ENV PATH=/root/.local/bin:/home/app/.local/bin:$PATH
RUN pip install --user --no-cache-dir debugpy
CMD ["debugpy", "--listen", "5678", "main.py"]
