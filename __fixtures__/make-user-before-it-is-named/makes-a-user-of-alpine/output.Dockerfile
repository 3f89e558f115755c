FROM alpine:3.20
RUN addgroup -S app && adduser -S -G app app
RUN mkdir /data && chown app /data
COPY run.sh /
USER app
CMD ["sh", "/run.sh"]
