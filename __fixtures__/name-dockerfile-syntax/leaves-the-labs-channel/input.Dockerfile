# syntax=docker/dockerfile:1.3-labs
FROM debian:12
RUN <<EOF
true
EOF
