FROM debian:12
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
CMD source /env && python3 -m app
