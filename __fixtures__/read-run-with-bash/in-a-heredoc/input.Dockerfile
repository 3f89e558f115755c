# syntax=docker/dockerfile:1
FROM debian:12
RUN <<END
set -e
names=(one two)
printf '%s\n' "${names[@]}" > /names
END
