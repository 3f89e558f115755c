FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends python3 python3-venv
RUN python3 -m venv /opt/venv && . /opt/venv/bin/activate && pip install requests
