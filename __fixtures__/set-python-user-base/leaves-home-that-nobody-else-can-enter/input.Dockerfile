FROM python:3.11-slim-bookworm AS builder
RUN pip install --user --no-cache-dir uvicorn

FROM python:3.11-slim-bookworm
# adduser of Debian 12 closes the home to everybody else
RUN adduser --disabled-password --gecos "" app
COPY --from=builder --chown=app:app /root/.local /home/app/.local
ENV PATH=/home/app/.local/bin:$PATH
USER app
CMD ["uvicorn", "main:app"]
