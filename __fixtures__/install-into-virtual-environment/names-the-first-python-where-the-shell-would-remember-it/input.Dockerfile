FROM ubuntu:24.04
RUN apt-get update && apt-get install -y python3 python3-pip python3-venv git && \
    python3 -m pip install ansible && \
    rm -rf /var/lib/apt/lists/*
CMD ["ansible", "--version"]
