FROM debian:12-slim
RUN <<EOF
echo a # b \
echo c
EOF
