#!/bin/sh
set -e
source /run/secrets/env
exec echo "starting $NAME"
