FROM debian:12-slim
RUN ["/bin/bash", "-c", "source /etc/os-release && cat <<< $ID"]
RUN bash -c 'set -o pipefail; names=(a b); cat <(echo "${names[@]}")'
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN [[ -d /etc ]] && pushd /etc
