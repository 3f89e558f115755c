FROM ubuntu:24.04
ENV PATH=/opt/venv/bin:$PATH
RUN apt-get update && apt-get install -y python3 python3-pip python3-venv git && \
    /usr/bin/python3 -m venv /opt/venv && \
    python3 -m pip install ansible && \
    rm -rf /var/lib/apt/lists/*
CMD ["ansible", "--version"]
