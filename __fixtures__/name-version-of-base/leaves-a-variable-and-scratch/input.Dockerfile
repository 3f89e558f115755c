ARG BASE=alpine
FROM $BASE AS build
FROM scratch
COPY --from=build /bin/busybox /busybox
CMD ["/busybox", "date"]
