docker build -t acme/api:v1 .
docker push acme/api:v1
