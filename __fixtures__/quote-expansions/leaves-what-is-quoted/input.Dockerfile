FROM debian:12-slim
RUN v="$(cat /v)" && mkdir "/opt/$v" && echo "$(nproc)" && x=$v && export Y=$v
