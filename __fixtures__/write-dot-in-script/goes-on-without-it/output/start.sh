#!/bin/sh
if [ -f ./local.env ]; then
  . ./local.env
fi
exec echo "$NAME"
