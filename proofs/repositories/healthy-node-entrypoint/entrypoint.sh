#!/bin/sh
set -eu
: "${GREETING:=hello}"
export GREETING
exec "$@"
