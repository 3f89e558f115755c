docker build --platform=linux/amd64,linux/arm64 -t acme/api:v1 .
docker push acme/api:v1
