ARG TAG=latest
FROM example/api:${TAG}
COPY . /app
