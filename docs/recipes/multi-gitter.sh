#!/bin/sh
# Runs in a clone of each repository. Exit code 0 and changed files make a pull request; anything else leaves the repository alone.
set -eu
exec npx dffix --write --preset repair --max-fixes 50 .
