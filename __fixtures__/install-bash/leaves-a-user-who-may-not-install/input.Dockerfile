ARG BASE=alpine:3.20
FROM ${BASE} AS base
USER nobody

FROM base
CMD ["bash", "-c", "echo up"]
