FROM debian:12-slim AS base
ENV DATA_DIR=/data
FROM base
VOLUME ${DATADIR}
CMD ["bash"]
