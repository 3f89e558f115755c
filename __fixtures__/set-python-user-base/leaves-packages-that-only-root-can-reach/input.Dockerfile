FROM python:3.11-slim AS builder
RUN pip install --user --no-cache-dir uvicorn

FROM python:3.11-slim
RUN useradd -m app
COPY --from=builder --chown=app /root/.local /root/.local
ENV PATH=/root/.local/bin:$PATH
# /root is closed to it, whatever PYTHONUSERBASE says
USER app
CMD ["uvicorn", "main:app"]
