FROM alpine:3.20
RUN mkdir /data && chown app /data
COPY run.sh /
RUN addgroup -S app && adduser -S -G app app
USER app
CMD ["sh", "/run.sh"]
