FROM python:3.12-alpine AS builder
RUN apk add --no-cache build-base libffi-dev
RUN pip install --user --no-cache-dir cffi bottle

FROM python:3.12-alpine
RUN addgroup -S web && adduser -S -G web -h /srv/app web
COPY --from=builder --chown=web:web /root /home/web
ENV PATH="/home/web/.local/bin:${PATH}" \
    PYTHONUSERBASE=/home/web/.local
WORKDIR /srv/app
COPY app.py .
USER web
CMD ["python", "app.py"]
