FROM alpine:3.20
RUN addgroup -S app && adduser -S -H -h /app -G app app
WORKDIR /app
USER app
CMD ["id", "-un"]
