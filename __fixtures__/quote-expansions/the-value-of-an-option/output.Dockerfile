FROM debian:12-slim
RUN arch="$(dpkg --print-architecture)"; ./configure --build="$arch" --prefix=/usr
