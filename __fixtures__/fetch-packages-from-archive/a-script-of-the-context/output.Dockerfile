FROM debian:buster-slim
WORKDIR /build
COPY . .
RUN sed -i -E 's/\w+\.debian\.org/archive.debian.org/' /etc/apt/sources.list
RUN ./ci/setup.sh
CMD ["nginx", "-g", "daemon off;"]
