FROM python:3.11-slim AS build
WORKDIR /src
RUN python -m venv /opt/venv
COPY tool ./tool
RUN /opt/venv/bin/pip install --no-cache-dir ./tool

FROM python:3.11-slim
COPY --from=build /opt/venv /app/venv
ENV PATH=/app/venv/bin:$PATH
CMD ["greet"]
