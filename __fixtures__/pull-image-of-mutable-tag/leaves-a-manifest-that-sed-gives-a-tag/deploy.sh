set -eu
sed -i "s/:dev/:$(git rev-parse HEAD)/" k8s/*.yaml
kubectl apply -f k8s/
