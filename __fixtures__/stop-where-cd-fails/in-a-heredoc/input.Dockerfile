FROM debian:12-slim
RUN <<EOF
cd /src
make
EOF
