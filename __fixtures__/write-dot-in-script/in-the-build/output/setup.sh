#!/usr/bin/env sh
set -eu
. "$HOME/.cargo/env"
. /etc/os-release
echo "$ID"
