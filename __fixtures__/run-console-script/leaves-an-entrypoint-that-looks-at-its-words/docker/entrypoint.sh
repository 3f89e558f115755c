#!/bin/sh
set -e
if [ "$1" = python ]; then
  alembic upgrade head
fi
exec "$@"
