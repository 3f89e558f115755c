cd "$(dirname "$0")/.."
docker compose build && docker compose push
kubectl rollout restart deployment api
