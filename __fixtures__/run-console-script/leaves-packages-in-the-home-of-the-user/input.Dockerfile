FROM python:3.11-slim AS builder
RUN pip install --user --no-cache-dir uvicorn

FROM python:3.11-slim
WORKDIR /app
COPY --from=builder /root/.local /home/xdr/.local
ENV PATH=/home/xdr/.local/bin:$PATH
COPY . .
RUN useradd -m xdr
USER xdr
# Works; under another uid it is PYTHONUSERBASE that is missing, not this
CMD ["python", "-m", "uvicorn", "main:app"]
