FROM registry.example.com/base:1
WORKDIR /app
WORKDIR "/app/src"
WORKDIR ${HOME}
ONBUILD WORKDIR app
