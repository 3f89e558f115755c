FROM debian:12-slim
WORKDIR /src
COPY . .
RUN chmod +x build.sh
RUN time ./build.sh
