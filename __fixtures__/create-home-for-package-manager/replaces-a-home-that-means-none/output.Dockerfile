FROM node:20-alpine
RUN adduser -D -H -h /home/svc -s /sbin/nologin svc \
    && mkdir -p /home/svc/.cache /home/svc/.local \
    && chown -R svc:svc /home/svc
USER svc
WORKDIR /app
CMD ["pnpm", "start"]
