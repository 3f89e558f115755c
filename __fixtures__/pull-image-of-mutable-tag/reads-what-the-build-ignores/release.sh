#!/usr/bin/env bash
set -euo pipefail

REGISTRY="registry.example.com/shop"
ENVIRONMENT="${1:-staging}"

docker build --pull -t "$REGISTRY/cart:$ENVIRONMENT" .
docker push "$REGISTRY/cart:$ENVIRONMENT"
kubectl rollout restart deployment/cart
