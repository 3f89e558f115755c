#!/bin/bash
set -e
declare -a names=(one two)
for name in "${names[@]}"; do echo "$name" > "$1/$name.txt"; done
