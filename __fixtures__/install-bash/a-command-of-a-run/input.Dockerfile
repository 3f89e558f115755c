FROM alpine:3.20 AS base
COPY scripts /scripts
RUN bash /scripts/setup.sh && rm -r /scripts

FROM base
CMD ["cat", "/etc/motd"]
