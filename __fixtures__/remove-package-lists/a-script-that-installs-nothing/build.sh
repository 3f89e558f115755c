set -e
make all
