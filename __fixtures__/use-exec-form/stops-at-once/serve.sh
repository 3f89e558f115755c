trap 'exit 0' TERM
echo "$1 is up"
while true; do sleep 1; done
