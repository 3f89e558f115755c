FROM python:3.12
WORKDIR /app
RUN --mount=type=cache,target=/root/.cache/pip \
    pip install flask && rm -rf /tmp/* build *.txt
