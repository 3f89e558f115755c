FROM debian:buster-slim
WORKDIR /build
COPY . .
RUN ./ci/setup.sh
CMD ["nginx", "-g", "daemon off;"]
