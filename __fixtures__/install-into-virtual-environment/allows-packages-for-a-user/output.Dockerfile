FROM debian:bookworm
RUN apt-get update && apt-get install -y python3-pip && useradd -m app
USER app
ENV PIP_BREAK_SYSTEM_PACKAGES=1
RUN pip install --user httpie
CMD ["/home/app/.local/bin/http", "--version"]
