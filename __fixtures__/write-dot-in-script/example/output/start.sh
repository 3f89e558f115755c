#!/bin/sh
set -e
. ./defaults.env
exec echo "starting $NAME"
