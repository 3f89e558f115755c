FROM debian:12 AS background
CMD cron & nginx -g 'daemon off;'

FROM debian:12 AS pipe
CMD tail -f /var/log/app.log | grep error

FROM debian:12 AS loop
CMD while true; do date; sleep 60; done

FROM debian:12 AS either
CMD migrate || exit 0

FROM debian:12
CMD trap 'echo bye' TERM; sleep 60
