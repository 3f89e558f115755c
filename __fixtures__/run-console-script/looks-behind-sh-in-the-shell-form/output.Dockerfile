FROM python:3.11-slim AS builder
RUN pip install --user --no-cache-dir daphne

FROM python:3.11-slim
WORKDIR /app
COPY --from=builder /root/.local /home/xdr/.local
ENV PATH=/home/xdr/.local/bin:$PATH
COPY . .
USER nobody
CMD /bin/sh -c 'daphne -b 0.0.0.0 site.asgi:application'
