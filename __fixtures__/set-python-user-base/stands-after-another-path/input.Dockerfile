FROM python:3.11-slim AS builder
RUN pip install --user --no-cache-dir httpie

FROM python:3.11-slim
ENV LANG=C.UTF-8
COPY --from=builder /root/.local /opt/httpie
COPY tools /opt/tools
ENV PATH=/opt/tools/bin:/usr/local/bin:/usr/bin:/bin
USER nobody
ENTRYPOINT ["http"]
