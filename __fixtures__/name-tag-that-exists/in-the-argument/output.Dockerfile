ARG PY=3.12-slim-bookworm
FROM python:${PY}
RUN pip install flask
