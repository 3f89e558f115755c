# hadolint global ignore=DL4004
FROM debian:12
ENTRYPOINT ["a"]
ENTRYPOINT ["b"]
CMD ["c"]
CMD ["d"]
