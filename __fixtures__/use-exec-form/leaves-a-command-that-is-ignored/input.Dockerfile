FROM alpine:3.20
ENTRYPOINT while true; do date; sleep 60; done
CMD sleep 60
