FROM node:22-slim AS build
RUN apt-get update \
 && apt-get -o APT::Install-Recommends=0 install -y git make ca-certificates \
 && git clone --depth 1 https://git.example.com/tool.git /src \
 && make -C /src install
FROM node:22-slim
COPY --from=build /usr/local/bin/tool /usr/local/bin/
