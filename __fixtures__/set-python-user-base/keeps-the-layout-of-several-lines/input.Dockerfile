ARG PYTHON_VERSION=3.12

FROM python:${PYTHON_VERSION}-slim AS deps
COPY requirements/base.txt requirements/prod.txt /tmp/requirements/
RUN --mount=type=cache,target=/root/.cache/pip \
    pip install --user -r /tmp/requirements/prod.txt

FROM python:${PYTHON_VERSION}-slim
RUN useradd --create-home --uid 10001 service
COPY --from=deps --chown=service:service /root/.local /home/service/.local
# Nothing is written, everything is logged at once
ENV PYTHONDONTWRITEBYTECODE=1 \
  # the commands of the packages
  PATH=/home/service/.local/bin:$PATH \
  PYTHONUNBUFFERED=1
WORKDIR /srv
COPY src/ ./
USER 10001
ENTRYPOINT ["gunicorn", "--bind=:8000", "wsgi"]
