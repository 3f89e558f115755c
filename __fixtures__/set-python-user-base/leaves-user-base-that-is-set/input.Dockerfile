FROM python:3.11-slim AS builder
RUN pip install --user --no-cache-dir uvicorn

FROM python:3.11-slim AS base
ENV PYTHONUSERBASE=/home/app/.local
ENV PATH=$PYTHONUSERBASE/bin:$PATH

FROM base
COPY --from=builder /root/.local $PYTHONUSERBASE
USER 1000
CMD ["uvicorn", "main:app"]
