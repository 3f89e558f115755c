FROM alpine:3.20 AS base
RUN apk add --no-cache bash
COPY scripts /scripts
RUN bash /scripts/setup.sh && rm -r /scripts

FROM base
CMD ["cat", "/etc/motd"]
