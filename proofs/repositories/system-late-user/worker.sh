#!/usr/bin/env bash
set -euo pipefail
test -w /var/lib/queue
ls /var/lib/queue
