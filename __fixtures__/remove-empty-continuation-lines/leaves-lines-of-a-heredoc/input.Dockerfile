# syntax=docker/dockerfile:1
FROM debian:12-slim
RUN <<EOF
echo a

echo b
EOF
COPY <<EOF /a
x

y
EOF
