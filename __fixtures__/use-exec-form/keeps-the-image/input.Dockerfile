FROM debian:12
ENV TIME=60 QUOTED="a \"b\""
CMD exec sleep $TIME "$QUOTED" '\'
