FROM busybox:1.36 AS tools
FROM scratch
COPY --from=tools /bin /bin
COPY app /app
CMD /app
