#!/bin/sh
if [ -f ./local.env ]; then
  source ./local.env
fi
exec echo "$NAME"
