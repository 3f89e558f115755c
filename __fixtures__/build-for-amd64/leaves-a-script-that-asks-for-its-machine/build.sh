if [ "$(uname -m)" = arm64 ]; then
  export BUILDER=remote
fi
docker build -t acme/api:v1 .
docker push acme/api:v1
