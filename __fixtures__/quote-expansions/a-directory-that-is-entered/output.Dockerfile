FROM debian:12-slim
RUN d=$(mktemp -d) && cd "$d" && [ -d "$HOME" ] && cp a "${HOME}/b"
