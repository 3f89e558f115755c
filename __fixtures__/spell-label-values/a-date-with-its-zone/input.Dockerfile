FROM alpine:3.20
LABEL org.opencontainers.image.created='2024-05-06 07:08:09 UTC' org.label-schema.build-date=20240506T070809Z
CMD ["date"]
