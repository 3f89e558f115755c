export DOCKER_DEFAULT_PLATFORM=linux/amd64
docker build -t acme/api:v1 .
docker push acme/api:v1
