curl --fail --silent "$1"
