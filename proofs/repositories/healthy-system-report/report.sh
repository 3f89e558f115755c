#!/bin/sh
set -eu
count=$(find /srv -type f | wc -l)
if [ "${1:-}" = --short ]; then echo "$count"; else echo "files in /srv: $count"; fi
