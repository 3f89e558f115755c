#!/usr/bin/env sh
set -eu
source "$HOME/.cargo/env"
source /etc/os-release
echo "$ID"
