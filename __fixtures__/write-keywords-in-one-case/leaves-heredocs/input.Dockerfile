FROM alpine:3.20
RUN <<EOF
run something
EOF
