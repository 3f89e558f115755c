FROM alpine:3.20
RUN groupadd -r app && useradd -r -g app -d /app -s /sbin/nologin app
WORKDIR /app
USER app
CMD ["id", "-un"]
