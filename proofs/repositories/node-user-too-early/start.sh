#!/bin/sh
set -e
source ./defaults.env
echo "starting $NAME"
exec node index.js
