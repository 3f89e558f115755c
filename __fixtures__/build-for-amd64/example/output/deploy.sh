#!/bin/sh
set -e

IMAGE=europe-west1-docker.pkg.dev/acme/services/api

docker build --platform linux/amd64 -t "$IMAGE" .
docker push "$IMAGE"
gcloud run deploy api --image "$IMAGE" --region europe-west1
