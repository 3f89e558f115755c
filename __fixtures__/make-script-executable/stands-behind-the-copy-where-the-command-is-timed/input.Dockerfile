FROM debian:12-slim
WORKDIR /src
COPY . .
RUN time ./build.sh
