FROM debian:12-slim
ENV COLOR=#ff0000 TITLE="one # two" X='# x'
LABEL url=https://example.org/#top
ARG ARCH=cpu # or gpu
