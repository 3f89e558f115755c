FROM debian:12-slim AS a
CMD ["a"]
FROM a
CMD ["b"]
ENTRYPOINT ["c"]
ONBUILD CMD ["d"]
ONBUILD CMD ["e"]
