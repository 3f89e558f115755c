FROM debian:12
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
CMD ["/bin/bash", "-o", "pipefail", "-c", "source /env && exec python3 -m app"]
