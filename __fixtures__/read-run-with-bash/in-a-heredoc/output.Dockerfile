# syntax=docker/dockerfile:1
FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN <<END
set -e
names=(one two)
printf '%s\n' "${names[@]}" > /names
END
