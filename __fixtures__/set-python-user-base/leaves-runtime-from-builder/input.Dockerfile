FROM python:3.11-slim AS builder
RUN pip install --user --no-cache-dir sanic
ENV PATH=/root/.local/bin:$PATH

FROM builder
COPY . /srv
CMD ["sanic", "server.app"]
