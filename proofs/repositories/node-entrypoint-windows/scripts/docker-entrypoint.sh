#!/bin/bash
set -e

export GREETING="${GREETING:-stranger}"

exec "$@"
