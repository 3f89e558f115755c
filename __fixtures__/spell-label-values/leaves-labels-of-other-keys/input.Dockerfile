FROM alpine:3.20
LABEL license="Apache 2.0" created="2024-05-06 07:08:09 UTC"
CMD ["date"]
