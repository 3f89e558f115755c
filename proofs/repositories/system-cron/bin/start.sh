#!/bin/sh
set -e
echo jobs: $(crontab -l | grep -c tick)
exec "$@"
