FROM python:3.11-bookworm AS builder
RUN python -m venv /env && /env/bin/pip install flask

FROM python:3.11-bookworm
RUN apt-get update && apt-get install -y --no-install-recommends python3 && rm -rf /var/lib/apt/lists/*
COPY --from=builder /env /env
ENV PATH=/env/bin:$PATH
CMD ["flask", "run"]
