#!/bin/sh
set -e
[[ -z "$QUIET" ]] && echo starting
exec node index.js
