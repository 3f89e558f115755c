#!/bin/bash
set -e
source ./defaults.env
exec echo "starting $NAME"
