#!/bin/bash
set -e
mkdir -p /app/data
date > /app/data/started
exec "$@"
