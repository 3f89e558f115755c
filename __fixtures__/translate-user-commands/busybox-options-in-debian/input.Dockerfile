FROM debian:12
RUN addgroup -S -g 1001 app \
    && adduser -S -u 1001 -G app app
USER app
CMD ["id", "-un"]
