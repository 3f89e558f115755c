FROM debian:12
ENV TIME=60 QUOTED="a \"b\""
CMD ["/bin/sh", "-c", "exec sleep $TIME \"$QUOTED\" '\\'"]
