#!/bin/sh
set -e
source ./defaults.env
[[ -n $NAME ]] && exec echo "starting $NAME"
