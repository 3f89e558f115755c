FROM ubuntu:24.04 AS build
COPY --from=ghcr.io/astral-sh/uv:0.6.1 /uv /usr/local/bin/uv
ENV UV_PYTHON_INSTALL_DIR=/python
RUN uv python install 3.11
RUN uv venv /opt/env && uv pip install --prefix /opt/env gunicorn

FROM ubuntu:24.04
COPY --from=build /python /python
COPY --from=build /opt/env /opt/env
CMD ["/opt/env/bin/gunicorn", "app:app"]
