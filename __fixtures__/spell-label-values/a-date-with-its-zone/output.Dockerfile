FROM alpine:3.20
LABEL org.opencontainers.image.created='2024-05-06T07:08:09Z' org.label-schema.build-date=2024-05-06T07:08:09Z
CMD ["date"]
