FROM ubuntu:24.04
RUN <<EOF
apt-get update
DEBIAN_FRONTEND=noninteractive apt-get install -y python3 python3-venv
EOF
CMD ["python3", "--version"]
