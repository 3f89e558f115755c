FROM debian:12-slim
RUN a=$(uname -m) && \
    b=$(dpkg --print-architecture | \
    tr a b) && \
    echo "$a$b"
