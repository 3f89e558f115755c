FROM ghcr.io/astral-sh/uv:alpine AS builder
ENV UV_PYTHON_INSTALL_DIR=/python
RUN uv venv /env --python 3.12
ENV VIRTUAL_ENV=/env
COPY requirements.txt .
RUN uv pip install -r requirements.txt

FROM alpine:3.22
COPY --from=builder /python /python
COPY --from=builder /env /env
COPY shop /srv/shop
WORKDIR /srv
CMD ["/env/bin/python", "-m", "shop"]
