FROM debian:12-slim AS base
CMD pushd /srv && ls
FROM base
ENTRYPOINT ["/bin/bash", "-c"]
CMD [[ -d /srv ]] && pushd /srv
