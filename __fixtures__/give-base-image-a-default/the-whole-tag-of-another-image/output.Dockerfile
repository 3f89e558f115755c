ARG SDK_VERSION=latest
FROM example/sdk:$SDK_VERSION
COPY . /app
