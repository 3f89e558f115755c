FROM debian:12-slim
RUN v=$(cat /v) && apt-get install -y curl=$v
