#!/usr/bin/env bash
cd "$(dirname "$0")/.."
VERSION=${VERSION:?}
docker buildx build --platform linux/amd64 -f Dockerfile -t api --load . # for a look at it before
docker tag api acme/api:"$VERSION"
docker push acme/api:"$VERSION"
