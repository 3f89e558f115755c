#!/bin/sh
set -e
source defaults.env
exec echo "starting $NAME"
