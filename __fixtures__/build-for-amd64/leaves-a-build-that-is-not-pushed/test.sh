docker build -t acme/api:test .
docker run --rm acme/api:test --version
