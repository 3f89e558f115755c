#!/bin/sh
# .git/hooks/pre-commit: looks at the staged Dockerfiles, and stops the commit where something would change.
exec npx dffix --staged
