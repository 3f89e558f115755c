FROM python:3.12-alpine AS builder
RUN pip install --user --no-cache-dir gunicorn

FROM python:3.12-alpine
WORKDIR /app
COPY --from=builder /root/.local /deps
ENV PATH=/deps/bin:$PATH
COPY . .
USER nobody
HEALTHCHECK --interval=30s CMD wget -qO- http://localhost:8000/health || exit 1
CMD gunicorn wsgi:app \
    --bind "0.0.0.0:${PORT:-8000}"
